import type { ReadDocument, ReadStatement } from "../../../../src/access/evaluation/policy/read-document";
import { jsonBytes, MOST_BYTES } from "../execute-api/sizes";

/** The answer of a Lambda authorizer. */
export interface AuthorizerAnswer {
  readonly principalId: string;
  readonly policyDocument: ReadDocument;
  /** What it tells the integration, by name. */
  readonly context: Readonly<Record<string, string | number | boolean>>;
}

/**
 * The answer that a function gave; undefined where API Gateway does not take it for one: it is too large, its policy is
 * none or names principals, or its context is not flat.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
 */
export function readAnswer(result: unknown): AuthorizerAnswer | undefined {
  if (!isObject(result) || jsonBytes(result) > MOST_BYTES.authorizerAnswer) return undefined;
  const { principalId, policyDocument, context = {} } = result;
  if (typeof principalId !== "string" || principalId === "") return undefined;
  if (!isPolicy(policyDocument) || !isFlat(context)) return undefined;
  return { principalId, policyDocument, context };
}

function isPolicy(document: unknown): document is ReadDocument {
  if (!isObject(document)) return false;
  const { Version, Statement } = document;
  return Version === "2012-10-17" && Array.isArray(Statement) && Statement.every(isStatement);
}

function isStatement(statement: unknown): statement is ReadStatement {
  if (!isObject(statement) || "Principal" in statement || "NotPrincipal" in statement) return false;
  const { Effect, Action, Resource } = statement;
  return (Effect === "Allow" || Effect === "Deny") && areTexts(Action) && areTexts(Resource);
}

/** One text, or several. */
function areTexts(value: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.length > 0 && all.every((one) => typeof one === "string");
}

function isFlat(context: unknown): context is AuthorizerAnswer["context"] {
  return (
    isObject(context) &&
    Object.values(context).every((value) => ["string", "number", "boolean"].includes(typeof value))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
