import { strangeVariables, variablesOf } from "../callers/variables";
import { type Finding, shown, unless } from "../finding";
import { textOf } from "../stack/reference";
import type { Resource, Stack } from "../stack/stack-json";

/** The authorizer of an API knows the stage that it answers for, and is told nothing but what it reads. */
export function authorizerStage(
  stack: Stack,
  authorizer: string,
  stage: Resource,
  told: readonly string[],
): readonly Finding[] {
  const resource = stack.resources.get(authorizer);
  if (resource === undefined) return [];
  const { STAGE } = variablesOf(resource);
  const wanted = textOf(stack, stage.attributes.stage_name);
  return [
    ...unless(
      wanted !== undefined && textOf(stack, STAGE) === wanted,
      stack,
      `expected ${authorizer} to answer for the stage ${shown(wanted)}, got ${shown(STAGE)}`,
    ),
    ...strangeVariables(stack, resource, new Set(["STAGE", ...told])),
  ];
}
