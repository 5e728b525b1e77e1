import { type Finding, fact, problem } from "../finding";
import { attachedOf } from "../stack/attached";
import type { Resource, Stack } from "../stack/stack-json";

/** A function outside any VPC: no group limits what it calls, its role does. */
export function outsideVpc(stack: Stack, resource: Resource): readonly Finding[] {
  const { address } = resource;
  if (attachedOf(stack, resource))
    return [problem(stack, `expected ${address} outside any VPC, got it in one`)];
  return [fact(stack, `${address} runs outside any VPC, where its role alone limits what it reaches`)];
}
