import type { ApiExpectations } from "../expectations";
import { type Finding, shown, unless } from "../finding";
import type { ShownKeysExpectations } from "../key-expectations";
import { type JsonObject, listOf, objectOf, type Stack } from "../stack/stack-json";
import type { Operation } from "./document";
import { asksAuthorizer, schemesOf } from "./key-scheme";

/** Methods ask their callers for these. */
export interface Asked {
  readonly auth: ApiExpectations["auth"];
  /** There with `auth: api-key`. */
  readonly keys?: ShownKeysExpectations;
  /** The headers that say who holds a certificate; there with `auth: certificate`. */
  readonly certificateHeaders?: readonly string[];
}

/** The words for it, in a sentence. */
export function askedWords({ auth, keys, certificateHeaders = [] }: Asked): string {
  return {
    none: "asks nobody who calls",
    iam: "asks for a signature",
    "api-key": `asks for a key in ${keys?.header}`,
    certificate: `asks for a verified certificate in ${certificateHeaders[0]}`,
  }[auth];
}

/**
 * One of the alternatives of `security` has to be met: each has to ask for what the file says, and an empty one asks for nothing.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
export function authorization(
  stack: Stack,
  document: JsonObject,
  { name, value }: Operation,
  { auth, keys, certificateHeaders }: Asked,
): readonly Finding[] {
  const overridden = value["x-amazon-apigateway-auth"];
  const alternatives = listOf(value.security).map((schemes) => Object.keys(objectOf(schemes)));
  const each = (isRight: (scheme: string) => boolean) =>
    alternatives.length > 0 && alternatives.every((names) => names.length > 0 && names.every(isRight));
  const [isRight, wanted] = {
    none: () => [value.security === undefined, "nothing"] as const,
    iam: () => [each((scheme) => isSignature(document, scheme)), "an AWS signature"] as const,
    "api-key": () => {
      const header = keys?.header ?? "";
      return [each((scheme) => asksAuthorizer(document, scheme, header)), `a key in ${header}`] as const;
    },
    certificate: () => {
      const [header = ""] = certificateHeaders ?? [];
      return [
        each((scheme) => asksAuthorizer(document, scheme, header)),
        `a certificate in ${header}`,
      ] as const;
    },
  }[auth]();
  return [
    ...unless(isRight, stack, `expected ${name} to ask for ${wanted}, got ${shown(value.security)}`),
    ...unless(
      overridden === undefined,
      stack,
      `expected no x-amazon-apigateway-auth of ${name}, got ${shown(overridden)}`,
    ),
  ];
}

function isSignature(document: JsonObject, name: string): boolean {
  const scheme = objectOf(schemesOf(document)[name]);
  return (
    scheme["x-amazon-apigateway-authtype"] === "awsSigv4" &&
    scheme["x-amazon-apigateway-authorizer"] === undefined &&
    scheme.type === "apiKey" &&
    scheme.in === "header" &&
    scheme.name === "Authorization"
  );
}
