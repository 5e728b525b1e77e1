import { type Finding, fact, problem, shown, unless } from "../finding";
import type { ShownKeysExpectations } from "../key-expectations";
import { invokedFunctions } from "../stack/invoked-function";
import { type JsonObject, objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { documentOf } from "./document";

const AUTHORIZER = "x-amazon-apigateway-authorizer";
/** The keys of an authorizer. Others, as `authorizerCredentials`, would have somebody else ask it. */
const KEYS = new Set(["type", "authorizerUri", "identitySource", "authorizerResultTtlInSeconds"]);

/** The security schemes of a document, by name. */
export function schemesOf({ components }: JsonObject): JsonObject {
  return objectOf(objectOf(components).securitySchemes);
}

/** True for a scheme by which a method asks its authorizer about what is in a header. */
export function asksAuthorizer(document: JsonObject, name: string, header: string): boolean {
  const scheme = objectOf(schemesOf(document)[name]);
  return (
    scheme["x-amazon-apigateway-authtype"] === "custom" &&
    scheme[AUTHORIZER] !== undefined &&
    scheme.type === "apiKey" &&
    scheme.in === "header" &&
    scheme.name === header
  );
}

/** The functions of the stack that the documents of its APIs name as authorizers, by the address of the API. */
export function authorizersOf(stack: Stack): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const invoked = invokedFunctions(stack);
  return new Map(
    ofType(stack, "aws_api_gateway_rest_api").flatMap((api) => {
      const schemes = Object.values(schemesOf(documentOf(stack, api) ?? {}));
      const uris = schemes.flatMap((scheme) => objectOf(objectOf(scheme)[AUTHORIZER]).authorizerUri ?? []);
      return uris.length === 0 ? [] : [[api.address, new Set(uris.map(invoked))] as const];
    }),
  );
}

/** The question that an authorizer is asked. */
export interface Question {
  /** The parts of a request that it is about: an answer that is kept is found by them. */
  readonly sources: readonly string[];
  /** The seconds for which API Gateway keeps an answer. */
  readonly cacheSeconds: number;
  /** In words: `who a key is of`. */
  readonly words: string;
}

/**
 * The question about a key. A kept answer is found by the identity sources: by the key alone it would open the API through an
 * endpoint of another consumer's.
 * @param byEndpoint true if callers come through several endpoints
 */
export function aboutKeys({ header, cacheSeconds }: ShownKeysExpectations, byEndpoint: boolean): Question {
  const key = `method.request.header.${header}`;
  const sources = byEndpoint && cacheSeconds > 0 ? [key, "context.identity.vpceId"] : [key];
  return { sources, cacheSeconds, words: "who a key is of" };
}

/** The question about a certificate: no answer is kept, as it would be found by one value of a header that came with two. */
export function aboutCertificates(headers: readonly string[]): Question {
  const sources = headers.map((header) => `method.request.header.${header}`);
  return { sources, cacheSeconds: 0, words: "who holds a certificate" };
}

/**
 * The one authorizer of an API: what it is asked, and for how long API Gateway keeps its answer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function authorizerFindings(stack: Stack, api: Resource, question: Question): readonly Finding[] {
  const { cacheSeconds, words } = question;
  const schemes = Object.values(schemesOf(documentOf(stack, api) ?? {}));
  const [scheme] = schemes;
  const authorizer = objectOf(objectOf(scheme)[AUTHORIZER]);
  const { type, identitySource, authorizerResultTtlInSeconds: kept } = authorizer;
  const [name] = authorizersOf(stack).get(api.address) ?? [];
  if (schemes.length !== 1 || name === undefined) {
    const text = `expected one authorizer of ${api.address}, a function of the stack, got ${shown(authorizer.authorizerUri)}`;
    return [problem(stack, text)];
  }
  const sources = question.sources.join(", ");
  const others = Object.keys(authorizer).filter((one) => !KEYS.has(one));
  const wrong = [
    ...unless(type === "request", stack, `expected ${name} to be asked about requests, got ${shown(type)}`),
    ...unless(
      identitySource === sources,
      stack,
      `expected answers of ${name} to be found by ${sources}, got ${shown(identitySource)}`,
    ),
    ...unless(
      kept === cacheSeconds,
      stack,
      `expected answers of ${name} to be kept ${cacheSeconds} s, got ${shown(kept)}`,
    ),
    ...others.map((one) => problem(stack, `the authorizer ${name} has ${one}; expected none`)),
  ];
  if (wrong.length > 0) return wrong;
  const keeps =
    cacheSeconds === 0 ? "for every call" : `whose answers are kept ${cacheSeconds} s by ${sources}`;
  return [fact(stack, `${api.address} asks ${name} ${words}, ${keeps}`)];
}
