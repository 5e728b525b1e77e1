import type { ApiExpectations } from "../expectations";
import { type Finding, fact, problem, shown, unless } from "../finding";
import { type JsonObject, listOf, objectOf, type Resource, type Stack } from "../stack/stack-json";
import { documentOf, type Operation, operationsIn } from "./document";
import type { Answers } from "./integration";

/** Every method of an API: it asks for what the file says, and a function of the stack answers. */
export function operationFindings(
  stack: Stack,
  api: Resource,
  answers: Answers,
  { auth }: ApiExpectations,
): readonly Finding[] {
  const { address } = api;
  const document = documentOf(stack, api);
  if (document === undefined) {
    const text = `expected ${address} with a document that can be read, got ${shown(api.attributes.body)}`;
    return [problem(stack, text)];
  }
  const { operations, unknown } = operationsIn(document);
  const wrong = [
    ...unknown.map((name) => problem(stack, `${address} has ${name}; expected methods only`)),
    ...unless(operations.length > 0, stack, `expected methods of ${address}, got none`),
    ...operations.flatMap((operation) => [
      ...authorization(stack, document, operation, auth),
      ...answer(stack, operation, answers),
    ]),
    ...unless(
      document.security === undefined,
      stack,
      `expected no security of the whole document of ${address}, which API Gateway does not take, got ${shown(document.security)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const asks = auth === "iam" ? "asks for a signature" : "asks nobody who calls";
  const methods = operations.length === 1 ? "the one method" : `each of the ${operations.length} methods`;
  return [fact(stack, `${methods} of ${address} ${asks}, and a function of the stack answers`)];
}

/**
 * One of the alternatives of `security` has to be met: each has to ask for a signature, and an empty one asks for nothing.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
function authorization(
  stack: Stack,
  document: JsonObject,
  { name, value }: Operation,
  auth: ApiExpectations["auth"],
): readonly Finding[] {
  const overridden = value["x-amazon-apigateway-auth"];
  const alternatives = listOf(value.security).map((schemes) => Object.keys(objectOf(schemes)));
  const isSigned =
    alternatives.length > 0 &&
    alternatives.every((names) => names.length > 0 && names.every((scheme) => isSignature(document, scheme)));
  const [isRight, wanted] =
    auth === "iam" ? [isSigned, "an AWS signature"] : [value.security === undefined, "nothing"];
  return [
    ...unless(isRight, stack, `expected ${name} to ask for ${wanted}, got ${shown(value.security)}`),
    ...unless(
      overridden === undefined,
      stack,
      `expected no x-amazon-apigateway-auth of ${name}, got ${shown(overridden)}`,
    ),
  ];
}

function isSignature({ components }: JsonObject, name: string): boolean {
  const { securitySchemes } = objectOf(components);
  const scheme = objectOf(objectOf(securitySchemes)[name]);
  return (
    scheme["x-amazon-apigateway-authtype"] === "awsSigv4" &&
    scheme["x-amazon-apigateway-authorizer"] === undefined &&
    scheme.type === "apiKey" &&
    scheme.in === "header" &&
    scheme.name === "Authorization"
  );
}

function answer(stack: Stack, operation: Operation, answers: Answers): readonly Finding[] {
  const { name, value } = operation;
  return unless(
    answers.of(operation) !== undefined,
    stack,
    `expected a function of the stack to answer ${name}, got ${shown(value["x-amazon-apigateway-integration"])}`,
  );
}
