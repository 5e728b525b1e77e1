/**
 * The part of `aws4` that tests use: a second implementation of Signature Version 4, without types of its
 * own.
 */
declare module "aws4" {
  export interface Request {
    readonly service: string;
    readonly region: string;
    readonly host: string;
    readonly method: string;
    /** With the query. */
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body?: string | Buffer;
    readonly extraHeadersToIgnore?: Record<string, boolean>;
    readonly extraHeadersToInclude?: Record<string, boolean>;
  }

  export function sign(
    request: Request,
    credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  ): { readonly path: string; readonly headers: Record<string, string> };
}
