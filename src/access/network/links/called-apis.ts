import { type Caller, CLIENT_VARIABLES, rotationCaller } from "../callers/caller";
import { strangeVariables } from "../callers/variables";
import type { ClientExpectations, StackExpectations } from "../expectations";
import { type Finding, fact, problem, shown, unless } from "../finding";
import { keyFunctionsOf, secretsOfUses } from "../keys/key-functions";
import { calledDomain } from "../mutual-tls/use/called-domain";
import { referent } from "../stack/reference";
import { entriesOf, type Stack } from "../stack/stack-json";
import { apiOfUse } from "./api-of-use";

/**
 * The clients of the file and the functions and instances of the stack, one for one: each calls the API of its use. So does the
 * rotation of a use's key.
 */
export function calledApis(
  stack: Stack,
  expected: StackExpectations,
  callers: readonly Caller[],
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  const { clients = {}, uses = {} } = expected;
  const byAddress = new Map(callers.map((caller) => [caller.address, caller]));
  const named = Object.keys(clients).map((name) => [name, addressOf(stack, name)] as const);
  const known = new Set(named.map(([, address]) => address));
  return [
    ...named.flatMap(([name, address]) => {
      const caller = byAddress.get(address ?? "");
      const client = clients[name];
      const entrance = client && uses[client.use]?.entrance;
      if (caller && entrance) return calledDomain(stack, name, caller, entrance);
      if (caller && client)
        return [
          ...strangeVariables(stack, caller.resource, CLIENT_VARIABLES),
          ...calledApi(stack, caller, client, uses, states),
        ];
      return [problem(stack, `expected a function or instance of the client ${name}, got ${shown(address)}`)];
    }),
    ...callers
      .filter(({ address }) => !known.has(address))
      .map(({ address }) => problem(stack, `${address} is no client of the file; expected none but those`)),
    ...[...keyFunctionsOf(stack).ofUses].flatMap(([use, address]) => {
      const rotation = stack.resources.get(address);
      if (rotation === undefined) return [];
      return calledApi(stack, rotationCaller(stack, rotation), { use, assumesRole: false }, uses, states);
    }),
  ];
}

function addressOf(stack: Stack, client: string): string | undefined {
  return (
    referent(stack, entriesOf(stack, "client_functions")[client], "function_name") ??
    referent(stack, entriesOf(stack, "client_instances")[client])
  );
}

function calledApi(
  stack: Stack,
  { address, host = "", stage, needs, secret }: Caller,
  { use, assumesRole, sendsKey = false }: ClientExpectations,
  uses: StackExpectations["uses"],
  states: ReadonlyMap<string, Stack>,
): readonly Finding[] {
  const { wrong: elsewhere, words } = apiOfUse(stack, { by: address, host, stage, use }, uses, states);
  const wanted = sendsKey ? secretsOfUses(stack)[use] : undefined;
  const wrong = [
    ...elsewhere,
    ...unless(
      needs.includes("sts") === assumesRole,
      stack,
      `expected ${address} to ${assumesRole ? "assume a role" : "call as itself"}, got the opposite`,
    ),
    ...unless(
      secret === wanted && (wanted !== undefined || !sendsKey),
      stack,
      `expected ${address} to send the key in ${shown(wanted)}, got ${shown(secret)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const key = secret === undefined ? "" : `, with the key in ${secret}`;
  return [fact(stack, `${address} calls ${words}${key}`)];
}
