import type { Caller } from "../callers/caller";
import { nameOf } from "../callers/name";
import type { ClientExpectations, StackExpectations } from "../expectations";
import { type Finding, fact, listed, problem, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import { entriesOf, type Stack } from "../stack/stack-json";
import { stageNameOf } from "../stack/stage-name";
import { remoteOutput } from "./remote-output";

/** The clients of the file and the functions and instances of the stack, one for one: each calls the API of its use. */
export function calledApis(
  stack: Stack,
  { clients = {}, uses = {} }: StackExpectations,
  callers: readonly Caller[],
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  const byAddress = new Map(callers.map((caller) => [caller.address, caller]));
  const named = Object.keys(clients).map((name) => [name, addressOf(stack, name)] as const);
  const known = new Set(named.map(([, address]) => address));
  return [
    ...named.flatMap(([name, address]) => {
      const caller = byAddress.get(address ?? "");
      const expected = clients[name];
      if (caller && expected) return calledApi(stack, caller, expected, uses[expected.use]?.stage, states);
      return [problem(stack, `expected a function or instance of the client ${name}, got ${shown(address)}`)];
    }),
    ...callers
      .filter(({ address }) => !known.has(address))
      .map(({ address }) => problem(stack, `${address} is no client of the file; expected none but those`)),
  ];
}

function addressOf(stack: Stack, client: string): string | undefined {
  return (
    referent(stack, entriesOf(stack, "client_functions")[client], "function_name") ??
    referent(stack, entriesOf(stack, "client_instances")[client])
  );
}

/** A stage of another name, or of another API, would answer nothing. */
function calledApi(
  stack: Stack,
  { address, host = "", stage, needs }: Caller,
  { use, assumesRole }: ClientExpectations,
  expected: string | undefined,
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  const name = nameOf(stack, host);
  const id = name && "api" in name ? name.api : undefined;
  const read = id?.includes("${") ? remoteOutput(stack, id, states) : undefined;
  const stages = [
    expected,
    ...(read?.referent === undefined ? [] : [stageNameOf(read.stack, read.referent)]),
  ];
  const wrong = [
    ...unless(
      id !== undefined && id === entriesOf(stack, "api_ids")[use],
      stack,
      `expected ${address} to call the API of ${use}, got ${shown(id)}`,
    ),
    ...unless(
      stages.every((one) => one !== undefined && one === stage),
      stack,
      `expected ${address} to call the stage ${listed(stages.map(shown))}, got ${shown(stage)}`,
    ),
    ...unless(
      needs.includes("sts") === assumesRole,
      stack,
      `expected ${address} to ${assumesRole ? "assume a role" : "call as itself"}, got the opposite`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const api = read?.referent === undefined ? `the API ${id}` : `${read.referent} of ${read.stack.id}`;
  return [fact(stack, `${address} calls ${api}, stage ${stage}`)];
}
