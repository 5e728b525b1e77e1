import { type Finding, fact, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { ofType, type Resource, type Stack } from "../stack/stack-json";
import { documentOf, operationsIn } from "./document";
import type { Answers } from "./integration";

/**
 * The leave of the API's stage to invoke each function behind it, and nobody else's. Without the stage in it another
 * API's stage could invoke the function unasked.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html
 */
export function permissions(
  stack: Stack,
  api: Resource,
  stage: Resource,
  answers: Answers,
): readonly Finding[] {
  const source = `\${${api.address}.execution_arn}/${textOf(stack, stage.attributes.stage_name)}/*`;
  const { operations } = operationsIn(documentOf(stack, api) ?? {});
  const answering = new Set(operations.map((operation) => answers.of(operation)));
  const permitted = new Set<string>();
  const wrong = ofType(stack, "aws_lambda_permission").flatMap((permission) => [
    ...onePermission(stack, permission, source),
    ...oneFunction(stack, permission, permitted),
  ]);
  for (const { address } of ofType(stack, "aws_lambda_function")) {
    wrong.push(
      ...unless(answering.has(address), stack, `expected a method that ${address} answers, got none`),
      ...unless(permitted.has(address), stack, `expected a permission to invoke ${address}, got none`),
    );
  }
  if (wrong.length > 0) return wrong;
  return [fact(stack, `nothing but ${source} may invoke the functions behind ${api.address}`)];
}

function onePermission(stack: Stack, { address, attributes }: Resource, source: string): readonly Finding[] {
  const { action, principal, source_arn } = attributes;
  return [
    ...unless(
      action === "lambda:InvokeFunction" && principal === "apigateway.amazonaws.com",
      stack,
      `expected ${address} to let apigateway.amazonaws.com invoke, got ${shown(action)} by ${shown(principal)}`,
    ),
    ...unless(
      textOf(stack, source_arn) === source,
      stack,
      `expected ${address} to let only ${source} in, got ${shown(source_arn)}`,
    ),
  ];
}

/** A function of the stack, and no other permission for it. */
function oneFunction(
  stack: Stack,
  { address, attributes }: Resource,
  permitted: Set<string>,
): readonly Finding[] {
  const permittedFunction = referent(stack, attributes.function_name, "function_name") ?? "";
  const isNew = !permitted.has(permittedFunction);
  permitted.add(permittedFunction);
  return [
    ...unless(
      stack.resources.get(permittedFunction)?.type === "aws_lambda_function",
      stack,
      `expected ${address} for a function of the stack, got ${shown(attributes.function_name)}`,
    ),
    ...unless(isNew, stack, `expected one permission for ${permittedFunction}, got ${address}, too`),
  ];
}
