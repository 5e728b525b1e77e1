import { documentOf, operationsIn } from "../api/document";
import { type Finding, listed, problem, shown, unless } from "../finding";
import { type JsonObject, listOf, objectOf, type Stack } from "../stack/stack-json";
import type { Door } from "./door";

const RESPONSES = "x-amazon-apigateway-gateway-responses";
/** The parts of a front door's document. Others, as a resource policy or validators, would change who is answered. */
const PARTS = new Set(["openapi", "info", "paths", "components", RESPONSES]);
/** The parts of an operation. */
const OF_OPERATION = new Set([
  ...["operationId", "parameters", "responses", "security"],
  ...["x-amazon-apigateway-integration", "x-amazon-apigateway-auth"],
]);

/** A front door's document as a whole: the routes of its use, a path parameter for each part of a path, and its own answers. */
export function wholeDocument(stack: Stack, { api, expected }: Door): readonly Finding[] {
  const document = documentOf(stack, api) ?? {};
  const { operations } = operationsIn(document);
  const names = operations.map(({ name }) => name);
  return [
    ...unless(
      [...names].sort().join() === [...expected.routes].sort().join(),
      stack,
      `expected ${api.address} to have the routes ${listed(expected.routes)}, got ${listed(names)}`,
    ),
    ...Object.keys(document)
      .filter((part) => !PARTS.has(part))
      .map((part) => problem(stack, `the document of ${api.address} has ${part}; expected none`)),
    ...operations.flatMap(({ name, value }) => [
      ...Object.keys(value)
        .filter((part) => !OF_OPERATION.has(part))
        .map((part) => problem(stack, `${name} of ${api.address} has ${part}; expected none`)),
      ...declared(stack, name, value),
    ]),
    ...ownAnswers(stack, api.address, document, expected.keys.header),
  ];
}

/** API Gateway maps a path parameter only where the method declares it. */
function declared(stack: Stack, name: string, { parameters }: JsonObject): readonly Finding[] {
  const wanted = [...name.matchAll(/\{([^}+]+)\+?\}/g)].map(([, parameter]) => `path ${parameter}`);
  const actual = listOf(parameters).map((one) => `${shown(objectOf(one).in)} ${shown(objectOf(one).name)}`);
  return unless(
    actual.join() === wanted.join(),
    stack,
    `expected ${name} to declare ${listed(wanted)}, got ${listed(actual)}`,
  );
}

/** API Gateway's own answers say which header is missing, and nothing that an authorizer said. */
function ownAnswers(stack: Stack, address: string, document: JsonObject, header: string): readonly Finding[] {
  const text = JSON.stringify(document[RESPONSES] ?? {});
  const { responseParameters } = objectOf(objectOf(document[RESPONSES]).UNAUTHORIZED);
  return [
    ...unless(
      !text.includes("authorizer"),
      stack,
      `expected no answer of ${address} to tell what its authorizer said, got ${text}`,
    ),
    ...unless(
      objectOf(responseParameters)["gatewayresponse.header.WWW-Authenticate"] === `'${header}'`,
      stack,
      `expected ${address} to ask for ${header} in a 401, got ${shown(responseParameters)}`,
    ),
  ];
}
