import { type Finding, fact, problem, shown, unless } from "../finding";
import type { JsonObject, Resource, Stack } from "../stack/stack-json";
import { type Asked, askedWords, authorization } from "./authorization";
import { documentOf, type Operation, operationsIn } from "./document";
import type { Answers } from "./integration";

/** The side of a method that its calls go on to. */
export interface Behind {
  /** Whatever is wrong with where an operation leads. */
  readonly wrong: (operation: Operation) => readonly Finding[];
  /** The fate of a call, in words. */
  readonly words: string;
}

/** Every method of an API: it asks for what the file says, and leads where it has to. */
export function operationFindings(
  stack: Stack,
  api: Resource,
  asked: Asked,
  behind: Behind,
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
      ...authorization(stack, document, operation, asked),
      ...behind.wrong(operation),
    ]),
    ...ofWholeDocument(stack, api, document),
  ];
  if (wrong.length > 0) return wrong;
  const methods = operations.length === 1 ? "the one method" : `each of the ${operations.length} methods`;
  return [fact(stack, `${methods} of ${address} ${askedWords(asked)}, and ${behind.words}`)];
}

function ofWholeDocument(stack: Stack, { address }: Resource, { security }: JsonObject): readonly Finding[] {
  return unless(
    security === undefined,
    stack,
    `expected no security of the whole document of ${address}, which API Gateway does not take, got ${shown(security)}`,
  );
}

/** Methods that functions of the stack answer. */
export function answered(stack: Stack, answers: Answers): Behind {
  return {
    wrong: (operation) =>
      unless(
        answers.of(operation) !== undefined,
        stack,
        `expected a function of the stack to answer ${operation.name}, got ${shown(operation.value["x-amazon-apigateway-integration"])}`,
      ),
    words: "a function of the stack answers",
  };
}
