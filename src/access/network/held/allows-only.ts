import { type Finding, problem, shown } from "../finding";
import { statementsOf } from "../stack/policy";
import { type Json, type JsonObject, listOf, type Resource, type Stack } from "../stack/stack-json";

/** A statement that a policy has to have, about these actions on this resource. */
export interface Allowed {
  /** @default Allow */
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** @default it has none, as a trust */
  readonly resource?: Json;
  /** `*` in the policy of an endpoint. @default it has none, as that of a role */
  readonly principal?: Json;
  /** @default it has none */
  readonly condition?: Json;
}

/** A policy held against the statements that it has to have, in any order, under any `Sid`: it allows these and nothing else. */
export function allowsOnly(
  stack: Stack,
  { address, attributes }: Resource,
  attribute: string,
  wanted: readonly Allowed[],
): readonly Finding[] {
  const statements = statementsOf(stack, attributes[attribute]);
  const actual = statements?.map((one) => keyOf(one)).sort();
  const keys = wanted.map((one) => keyOf(statementOf(one))).sort();
  if (actual?.join() === keys.join()) return [];
  const expected = wanted
    .filter(({ effect }) => effect !== "Deny")
    .map(({ actions, resource = "itself" }) => `${actions.join(", ")} on ${shown(resource)}`)
    .join(" and ");
  return [
    problem(
      stack,
      `expected ${address} to allow ${shown(expected)} only, got ${shown(attributes[attribute])}`,
    ),
  ];
}

function statementOf({ effect = "Allow", actions, resource, principal, condition }: Allowed): JsonObject {
  return {
    Effect: effect,
    Action: actions,
    ...(resource !== undefined && { Resource: resource }),
    ...(principal !== undefined && { Principal: principal }),
    ...(condition !== undefined && { Condition: condition }),
  };
}

/** A text that is equal for statements that say the same. */
function keyOf({ Sid: _, Action, ...statement }: JsonObject): string {
  const actions = listOf(Action).map(String).sort();
  const entries = Object.entries({ ...statement, Action: actions }).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
