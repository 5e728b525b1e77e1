import type { Integration } from "../picture/gateway";
import type { Presented, Request } from "./request";

/** A request as the balancer gets it. */
export interface Forwarded {
  readonly headers: Readonly<Record<string, string>>;
  /** The mapping of its path; as it was sent where there is none. */
  readonly path: string;
}

const HEADER = /^(overwrite|append|remove):header\.(.+)$/;

/**
 * The request after the mappings of an integration. Headers that are not mapped pass as they were sent. Values that name no caller
 * stand for themselves.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function forwarded({ mappings }: Integration, request: Request): Forwarded {
  const headers: Record<string, string> = { ...request.headers };
  for (const [target, value] of Object.entries(mappings)) {
    const [, how, written = ""] = HEADER.exec(target) ?? [];
    const name = written.toLowerCase();
    const known = headers[name];
    if (how === "overwrite") headers[name] = valueFor(value, request.as);
    if (how === "append")
      headers[name] = known === undefined ? valueFor(value, request.as) : `${known}, ${value}`;
    if (how === "remove") delete headers[name];
  }
  return { headers, path: mappings["overwrite:path"] ?? "$request.path" };
}

function valueFor(value: string, { signer }: Presented): string {
  return value === "$context.identity.userArn" && signer ? signer.arn : value;
}
