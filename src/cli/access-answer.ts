import type { Call, Caller, Endpoint, Verdict } from "../access/call";
import { decideCall } from "../access/decide";
import { type DeclaredCaller, declaredCallers, verdictOf } from "../access/declared-callers";
import type { ProviderWorld, World } from "../access/world";
import type { AccessQuestion } from "./access-arguments";
import { UsageError } from "./usage-error";

/** The reasoning about one call of a declared client. */
export function explain(
  world: World,
  { client, method, path }: Extract<AccessQuestion, { kind: "explain" }>,
): Verdict {
  const callers = declaredCallers(world);
  const named = (one: DeclaredCaller) => client === one.client || client === `${one.consumer}/${one.client}`;
  const [found, ...others] = callers.filter(named);
  if (found === undefined || others.length > 0) {
    const names = [...new Set(callers.map((one) => `${one.consumer}/${one.client}`))].join(", ");
    throw new UsageError(`expected one of the clients (${names}), got ${JSON.stringify(client)}`);
  }
  return verdictOf(found, method, path);
}

/** What would become of any role's call. Of a role that the deployment does not make, the policy is not known. */
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
    const names = providers.map(({ provider }) => provider.stackId).join(", ");
    throw new UsageError(
      `expected --of to name one of the providers (${names}), got ${stackId ?? "nothing"}`,
    );
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
    .find((one) => one.roleArn === arn);
  const access = world.providers
    .flatMap(({ documents }) => documents.accessRoles)
    .find((role) => role.arn === arn);
  return { arn, account, identityPolicy: client?.policy ?? access?.permissions };
}

function endpointOf({ consumers }: World, via: string): Endpoint {
  const known = consumers.find(({ consumer, endpoint }) => consumer.stackId === via || endpoint?.id === via);
  if (known?.endpoint) return known.endpoint;
  if (!via.startsWith("vpce-")) {
    const names = consumers.flatMap(({ endpoint }) => endpoint?.owner ?? []).join(", ");
    throw new UsageError(
      `expected --via to be an endpoint's id or one of the consumers (${names}), got ${JSON.stringify(via)}`,
    );
  }
  return { id: via, owner: via };
}
