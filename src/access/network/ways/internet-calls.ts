import { type Caller, callersOf } from "../callers/caller";
import { nameOf } from "../callers/name";
import { type Finding, fact, problem, shown, unless } from "../finding";
import { attachedOf } from "../stack/attached";
import type { Stack } from "../stack/stack-json";

/** The clients of a stack without a VPC: they call over the internet, and TLS alone keeps what they say. */
export function internetCalls(stack: Stack): readonly Finding[] {
  return callersOf(stack).flatMap((caller) => overInternet(stack, caller));
}

/** A function outside any VPC that calls an API by its public name. */
export function overInternet(stack: Stack, caller: Caller): readonly Finding[] {
  const { address, connectTo, host, region } = caller;
  if (attachedOf(stack, caller.resource))
    return [problem(stack, `expected ${address} outside any VPC, got it in one`)];
  const name = connectTo === undefined ? undefined : nameOf(stack, connectTo);
  if (name?.kind !== "api")
    return [problem(stack, `expected ${address} to connect to the name of an API, got ${shown(connectTo)}`)];
  const wrong = [
    ...unless(host === connectTo, stack, `expected ${address} to ask for ${connectTo}, got ${shown(host)}`),
    ...unless(
      region === undefined || region === name.region,
      stack,
      `expected ${address} to sign for ${name.region}, got ${shown(region)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [fact(stack, `${address} runs outside any VPC, and calls ${connectTo} over the internet by TLS`)];
}
