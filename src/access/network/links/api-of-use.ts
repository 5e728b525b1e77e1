import { nameOf } from "../callers/name";
import type { StackExpectations } from "../expectations";
import { type Finding, listed, shown, unless } from "../finding";
import { entriesOf, type Stack } from "../stack/stack-json";
import { stageNameOf } from "../stack/stage-name";
import { remoteOutput } from "./remote-output";

/** A call, as something of the stack makes it or passes it on. */
interface Call {
  /** The address of what calls. */
  readonly by: string;
  /** The host that it asks for. */
  readonly host: string;
  readonly stage?: string;
  /** The use that it has to be of. */
  readonly use: string;
}

/** The API of a use held against a call. A stage of another name, or of another API, would answer nothing. */
export function apiOfUse(
  stack: Stack,
  { by, host, stage, use }: Call,
  uses: StackExpectations["uses"] = {},
  states: ReadonlyMap<string, Stack>,
): { readonly wrong: readonly Finding[]; readonly words: string } {
  const name = nameOf(stack, host);
  const id = name && "api" in name ? name.api : undefined;
  const read = id?.includes("${") ? remoteOutput(stack, id, states) : undefined;
  const stages = [
    uses[use]?.stage,
    ...(read?.referent === undefined ? [] : [stageNameOf(read.stack, read.referent)]),
  ];
  const wrong = [
    ...unless(
      id !== undefined && id === entriesOf(stack, "api_ids")[use],
      stack,
      `expected ${by} to call the API of ${use}, got ${shown(id)}`,
    ),
    ...unless(
      stages.every((one) => one !== undefined && one === stage),
      stack,
      `expected ${by} to call the stage ${listed(stages.map(shown))}, got ${shown(stage)}`,
    ),
  ];
  const api = read?.referent === undefined ? `the API ${id}` : `${read.referent} of ${read.stack.id}`;
  return { wrong, words: `${api}, stage ${stage}` };
}
