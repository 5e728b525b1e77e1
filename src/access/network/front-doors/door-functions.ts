import { rotationCaller } from "../callers/caller";
import { nameOf } from "../callers/name";
import { variablesOf } from "../callers/variables";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { keyFunctionsOf, secretsOfDoors, secretsOfUses } from "../keys/key-functions";
import { homeOf } from "../stack/aws-provider";
import { referent, textOf } from "../stack/reference";
import { type Json, type JsonObject, objectOf, type Stack } from "../stack/stack-json";
import { overInternet } from "../ways/internet-calls";
import type { Door } from "./door";

/** The functions of a front door: its authorizer in the VPC, and the rotation of its callers' keys outside. */
export function doorFunctions(stack: Stack, door: Door, authorizer: string): readonly Finding[] {
  return [...readsKeys(stack, door, authorizer), ...rotation(stack, door)];
}

/** The authorizer reads the key of the use, and those of the door's callers. */
function readsKeys(stack: Stack, { name, expected }: Door, address: string): readonly Finding[] {
  const resource = stack.resources.get(address);
  const { UPSTREAM_SECRET_ARN, CALLER_SECRET_ARNS } = resource ? variablesOf(resource) : {};
  const upstream = referent(stack, UPSTREAM_SECRET_ARN, "arn");
  const ofUse = secretsOfUses(stack)[expected.use];
  const callers = Object.entries(parsed(textOf(stack, CALLER_SECRET_ARNS))).map(
    ([caller, secret]) => [caller, referent(stack, secret, "arn")] as const,
  );
  const own = Object.entries(secretsOfDoors(stack)[name] ?? {});
  const wrong = [
    ...unless(
      upstream !== undefined && upstream === ofUse,
      stack,
      `expected ${address} to read the key of ${expected.use} in ${shown(ofUse)}, got ${shown(upstream)}`,
    ),
    ...unless(
      JSON.stringify([...callers].sort()) === JSON.stringify([...own].sort()) && callers.length > 0,
      stack,
      `expected ${address} to read the keys of the callers of ${name} in ${shown(own)}, got ${shown(callers)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const secrets = listed(callers.map(([, secret]) => shown(secret)));
  return [
    fact(stack, `${address} holds keys of callers against ${secrets}, and gives that in ${shown(ofUse)}`),
  ];
}

/** It calls the door with a new key as its callers do, over the internet. */
function rotation(stack: Stack, { name, api, expected }: Door): readonly Finding[] {
  const resource = stack.resources.get(keyFunctionsOf(stack).ofDoors.get(name) ?? "");
  if (resource === undefined)
    return [problem(stack, `expected a function that rotates the keys of callers of ${name}, got none`)];
  const caller = rotationCaller(stack, resource);
  const host = nameOf(stack, caller.connectTo ?? "");
  const { region } = homeOf(stack);
  const called = host?.kind === "api" && host.region === region ? host.api : undefined;
  return [
    ...overInternet(stack, caller),
    ...unless(
      called === `\${${api.address}.id}` && caller.stage === expected.stage,
      stack,
      `expected ${caller.address} to try new keys on ${api.address}, stage ${expected.stage}, got ${shown(caller.connectTo)}, stage ${shown(caller.stage)}`,
    ),
  ];
}

function parsed(text = "{}"): JsonObject {
  try {
    return objectOf(JSON.parse(text) as Json);
  } catch {
    return {};
  }
}
