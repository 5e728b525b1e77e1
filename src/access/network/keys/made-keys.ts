import { ROTATION_VARIABLES } from "../callers/caller";
import { strangeVariables, variablesOf } from "../callers/variables";
import { type Finding, problem, shown, unless } from "../finding";
import { referent, textOf } from "../stack/reference";
import { type Json, objectOf, ofType, type Stack } from "../stack/stack-json";
import { invocationsOf } from "./first-key";
import type { KeptKey } from "./kept-keys";

/** The functions that make keys: each is told its secrets, how their keys begin, and what to try a new one on. */
export function madeKeys(stack: Stack, kept: readonly KeptKey[]): readonly Finding[] {
  const byFunction = new Map<string, KeptKey[]>();
  for (const key of kept) {
    const known = byFunction.get(key.rotation ?? "");
    if (known) known.push(key);
    else byFunction.set(key.rotation ?? "", [key]);
  }
  return [
    ...[...byFunction].flatMap(([address, keys]) => told(stack, address, keys)),
    ...strangeInvocations(stack, kept),
  ];
}

function told(stack: Stack, address: string, kept: readonly KeptKey[]): readonly Finding[] {
  const resource = stack.resources.get(address);
  if (resource === undefined) return [];
  const { KEYS } = variablesOf(resource);
  const wanted = kept.map(({ secret, expected: { name, testRoute } }) => [secret, name, testRoute]);
  const actual = keysIn(textOf(stack, KEYS)).map(([arn, value]) => {
    const { name, testRoute, ...others } = objectOf(value);
    return [referent(stack, arn, "arn"), name, testRoute, ...Object.keys(others)];
  });
  return [
    ...strangeVariables(stack, resource, ROTATION_VARIABLES),
    ...unless(
      JSON.stringify(actual.sort()) === JSON.stringify([...wanted].sort()),
      stack,
      `expected ${address} to make the keys ${shown(wanted as Json)}, got ${shown(KEYS)}`,
    ),
  ];
}

function keysIn(text = "{}"): readonly (readonly [string, Json])[] {
  try {
    return Object.entries(objectOf(JSON.parse(text) as Json));
  } catch {
    return [];
  }
}

/** Terraform invokes functions for first keys, and for nothing else: an invocation's input and answer are in the state. */
function strangeInvocations(stack: Stack, kept: readonly KeptKey[]): readonly Finding[] {
  const known = new Set(
    kept.flatMap(({ secret }) => {
      const resource = stack.resources.get(secret ?? "");
      return resource ? invocationsOf(stack, resource).map(({ address }) => address) : [];
    }),
  );
  return ofType(stack, "aws_lambda_invocation")
    .filter(({ address }) => !known.has(address))
    .map(({ address, attributes }) =>
      problem(
        stack,
        `${address} says ${shown(attributes.input)}; expected first keys to be made, and nothing else`,
      ),
    );
}
