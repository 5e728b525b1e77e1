import { type Finding, listed, problem } from "../finding";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

/** The one resource of a type, or what is wrong with the number of them. */
export interface Only {
  readonly resource?: Resource;
  readonly findings: readonly Finding[];
}

export function onlyOne(stack: Stack, type: string): Only {
  const all = ofType(stack, type);
  const [resource] = all;
  if (resource !== undefined && all.length === 1) return { resource, findings: [] };
  const addresses = listed(all.map(({ address }) => address));
  return { findings: [problem(stack, `expected ${type} once, got ${addresses}`)] };
}

/** A problem for each resource of a type that is none of these. */
export function noOther(
  stack: Stack,
  type: string,
  known: Iterable<string | undefined>,
  why: string,
): readonly Finding[] {
  const addresses = new Set(known);
  return ofType(stack, type)
    .filter(({ address }) => !addresses.has(address))
    .map(({ address }) => problem(stack, `${address} ${why}; expected none`));
}
