import { type DeclaredCaller, declaredCallers, verdictOf } from "../../access/declared/declared-callers";
import type { Call, Caller, Endpoint, Verdict } from "../../access/evaluation/call";
import { decideCall } from "../../access/evaluation/decide";
import type { ProviderWorld, World } from "../../access/world/world";
import { UsageError } from "../command-line";
import type { AccessQuestion } from "./access-arguments";

type Explain = Extract<AccessQuestion, { kind: "explain" }>;

/** The verdict on one call of a declared client, with its steps. */
export function explain(world: World, question: Explain): Verdict {
  return verdictOf(declaredCaller(world, question), question.method, question.path);
}

/** The declared caller that a question names: by client, and if several match, by provider and endpoint. */
function declaredCaller(world: World, { client, via, of }: Explain): DeclaredCaller {
  const callers = declaredCallers(world);
  const named = callers.filter((one) => [one.client, nameOf(one)].includes(client));
  if (new Set(named.map(nameOf)).size !== 1)
    throw expectedOne("one of the clients", callers.map(nameOf), JSON.stringify(client));
  const calling = named.filter(({ provider }) => of === undefined || provider === of);
  if (new Set(calling.map(({ provider }) => provider)).size !== 1)
    throw expectedOne(
      "--of to name one of the providers",
      named.map(({ provider }) => provider),
      of,
    );
  const [found, ...others] = calling.filter(({ endpoint }) => via === undefined || endpoint?.id === via);
  if (found === undefined || others.length > 0)
    throw expectedOne(
      "--via to be one of the endpoints",
      calling.map(({ endpoint }) => endpoint?.id ?? "none"),
      via,
    );
  return found;
}

function nameOf({ consumer, client }: DeclaredCaller): string {
  return `${consumer}/${client}`;
}

function expectedOne(expected: string, names: readonly string[], got = "nothing"): UsageError {
  return new UsageError(`expected ${expected} (${[...new Set(names)].join(", ")}), got ${got}`);
}

/** The verdict on a call of any role. The policy of a role that the deployment does not make is not known. */
export function callAs(world: World, question: Extract<AccessQuestion, { kind: "as" }>): Verdict {
  const { roleArn, via, of, method, path } = question;
  const { api } = providerOf(world, of);
  const call: Call = {
    api,
    caller: callerOf(world, roleArn),
    endpoint: via === undefined ? undefined : endpointOf(world, via),
    stage: api.stage,
    method,
    path,
  };
  return decideCall(call);
}

function providerOf({ providers }: World, stackId: string | undefined): ProviderWorld {
  const [found, ...others] = providers.filter(
    ({ provider }) => stackId === undefined || provider.stackId === stackId,
  );
  if (found === undefined || others.length > 0) {
    const names = providers.map(({ provider }) => provider.stackId);
    throw expectedOne("--of to name one of the providers", names, stackId);
  }
  return found;
}

function callerOf(world: World, arn: string): Caller {
  const [, account] = /^arn:[a-z-]+:iam::(\d{12}):role\/.+$/.exec(arn) ?? [];
  if (account === undefined) {
    throw new UsageError(
      `expected --as to be a role such as arn:aws:iam::111111111111:role/name, got ${JSON.stringify(arn)}`,
    );
  }
  const client = world.consumers
    .flatMap(({ documents }) => documents.clients)
    .find((one) => one.client.roleArn === arn);
  const access = world.providers
    .flatMap(({ documents }) => documents.accessRoles)
    .find((role) => role.arn === arn);
  return { arn, account, identityPolicy: client?.policy ?? access?.permissions };
}

function endpointOf({ consumers }: World, via: string): Endpoint {
  const known = consumers.find(({ consumer, endpoint }) => consumer.stackId === via || endpoint?.id === via);
  if (known?.endpoint) return known.endpoint;
  if (!via.startsWith("vpce-")) {
    const names = consumers.flatMap(({ endpoint }) => endpoint?.owner ?? []);
    throw expectedOne("--via to be an endpoint's id or one of the consumers", names, JSON.stringify(via));
  }
  return { id: via, owner: via };
}
