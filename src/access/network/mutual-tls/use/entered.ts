import type { StackExpectations } from "../../expectations";
import { referent } from "../../stack/reference";
import { entriesOf, type Stack } from "../../stack/stack-json";
import type { UsedEntranceExpectations } from "../entrance-expectations";

/** A use whose calls go through an entrance. */
export interface EnteredUse {
  readonly use: string;
  readonly entrance: UsedEntranceExpectations;
  /** The endpoint that the stack puts out for it: an address, or a text. */
  readonly endpoint?: string;
}

/** The uses of the file that go through entrances, each with the endpoint that the stack puts out for it. */
export function enteredUses(
  stack: Stack,
  { uses = {} }: Pick<StackExpectations, "uses">,
): readonly EnteredUse[] {
  const published = entriesOf(stack, "endpoint_ids");
  return Object.entries(uses).flatMap(([use, { entrance }]) =>
    entrance === undefined ? [] : { use, entrance, endpoint: referent(stack, published[use]) },
  );
}

/** The addresses of their endpoints, which lead to no service of AWS's own. */
export function enteredEndpoints(
  stack: Stack,
  expected: Pick<StackExpectations, "uses">,
): ReadonlySet<string | undefined> {
  return new Set(enteredUses(stack, expected).map(({ endpoint }) => endpoint));
}
