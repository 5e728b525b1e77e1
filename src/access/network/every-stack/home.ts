import { type Finding, shown, unless } from "../finding";
import { homeOf } from "../stack/aws-provider";
import type { Stack } from "../stack/stack-json";

/** A stack is made in the account and region that the file says: others are asked to let this account in. */
export function madeIn(
  stack: Stack,
  expected: { readonly account: string; readonly region: string },
): readonly Finding[] {
  const { account, region } = homeOf(stack);
  return [
    ...unless(
      account === expected.account,
      stack,
      `expected the account ${expected.account}, got ${shown(account)}`,
    ),
    ...unless(
      region === expected.region,
      stack,
      `expected the region ${expected.region}, got ${shown(region)}`,
    ),
  ];
}
