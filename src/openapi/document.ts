/**
 * An OpenAPI document, as far as it is written here: what a team's own document says beside that is kept as it stands.
 * @see https://spec.openapis.org/oas/v3.0.3
 */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly description?: string;
    readonly version: string;
    readonly [field: string]: unknown;
  };
  /** By path, then by method in lower case; `x-amazon-apigateway-any-method` is every method that has none of its own. */
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [extension: string]: unknown;
}

/** The operations of a path, and what they have in common. */
export type PathItem = Readonly<Record<string, unknown>>;

/** What one method of a path takes and answers. */
export interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}
