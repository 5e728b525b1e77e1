import { textOf } from "./reference";
import { type Json, type JsonObject, listOf, objectOf, type Stack } from "./stack-json";

/** The statements of a policy document, local values in place; undefined where it is none. */
export function statementsOf(stack: Stack, policy: Json | undefined): readonly JsonObject[] | undefined {
  const text = textOf(stack, policy);
  if (text === undefined) return undefined;
  try {
    return listOf(objectOf(JSON.parse(text) as Json).Statement).map(objectOf);
  } catch {
    return undefined;
  }
}
