import { type Finding, fact, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

/** A function that an API invokes. */
export interface Invoked {
  readonly function: string;
  /** The part of the API that may: `${api.execution_arn}/prod/*`. */
  readonly source: string;
}

/** The calls of a stage. Without the stage in it another stage of the API could invoke the function unasked. */
export function stageSource(stack: Stack, api: Resource, stage: Resource): string {
  return `\${${api.address}.execution_arn}/${textOf(stack, stage.attributes.stage_name)}/*`;
}

/** The authorizers of an API, whose ids an import makes. */
export function authorizerSource(api: Resource): string {
  return `\${${api.address}.execution_arn}/authorizers/*`;
}

/**
 * The leave of an API to invoke each function that it needs, and nobody else's.
 * @param stack with the permissions of this API, and those that are nobody's
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html
 */
export function permissions(stack: Stack, invoked: readonly Invoked[]): readonly Finding[] {
  const sources = new Map(invoked.map((one) => [one.function, one.source]));
  const permitted = new Set<string>();
  return [
    ...ofType(stack, "aws_lambda_permission").flatMap((permission) => {
      const to = referent(stack, permission.attributes.function_name, "function_name") ?? "";
      const isNew = !permitted.has(to);
      permitted.add(to);
      return [
        ...onePermission(stack, permission, sources.get(to) ?? invoked[0]?.source),
        ...unless(
          sources.has(to),
          stack,
          `expected ${permission.address} for a function of the stack, got ${shown(permission.attributes.function_name)}`,
        ),
        ...unless(isNew, stack, `expected one permission for ${to}, got ${permission.address}, too`),
      ];
    }),
    ...invoked.flatMap((one) =>
      unless(permitted.has(one.function), stack, `expected a permission to invoke ${one.function}, got none`),
    ),
  ];
}

/** The fact that permissions are. */
export function permitted(stack: Stack, source: string, what: string): Finding {
  return fact(stack, `nothing but ${source} may invoke ${what}`);
}

function onePermission(
  stack: Stack,
  { address, attributes }: Resource,
  source: string | undefined,
): readonly Finding[] {
  const { action, principal, source_arn, source_account } = attributes;
  return [
    ...unless(
      action === "lambda:InvokeFunction" && principal === "apigateway.amazonaws.com",
      stack,
      `expected ${address} to let apigateway.amazonaws.com invoke, got ${shown(action)} by ${shown(principal)}`,
    ),
    ...unless(
      textOf(stack, source_arn) === source,
      stack,
      `expected ${address} to let only ${shown(source)} in, got ${shown(source_arn)}`,
    ),
    ...unless(
      source_account === undefined,
      stack,
      `${address} has source_account, which an API does not send; expected none`,
    ),
  ];
}
