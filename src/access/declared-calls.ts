import type { Route } from "../model/route";
import { samplePath } from "../model/routing";
import { accessRoleArn, type ClientDocuments } from "../policies/consumer-documents";
import type { AssumableRole, Caller, Verdict } from "./call";
import { decideAssumption, decideCall } from "./decide";
import type { ConsumerWorld, ProviderWorld, World } from "./world";

/** A call that the deployment promises, and what the documents say of it. */
export interface DeclaredCall {
  /** Where the deployment promises it: `consumers.consumer.clients.direct`. */
  readonly path: string;
  readonly consumer: string;
  /** The client's name, of a consumer outside the file the role's ARN. */
  readonly client: string;
  readonly way: "direct" | "assume-role";
  readonly endpointId: string;
  readonly provider: string;
  readonly route: Route;
  readonly verdict: Verdict;
}

/** Every client of every consumer, for every route that it uses. */
export function declaredCalls(world: World): readonly DeclaredCall[] {
  return [
    ...world.consumers.flatMap((consumer) =>
      consumer.documents.clients.flatMap((client) => clientCalls(world, consumer, client)),
    ),
    ...world.providers.flatMap(externalCalls),
  ];
}

function clientCalls(
  world: World,
  { consumer, documents, endpoint, apis }: ConsumerWorld,
  { client, use, roleArn, policy }: ClientDocuments,
): readonly DeclaredCall[] {
  const api = apis[use.name];
  if (api === undefined) throw new Error(`${consumer.stackId} uses ${use.name}, which is not known`);
  const own: Caller = {
    arn: roleArn,
    account: consumer.account,
    identityPolicy: policy,
    organizationId: organizationOf(world, use.name),
  };
  const role =
    client.auth === "assume-role" ? accessRoleOf(world, accessRoleArn(use), use.account) : undefined;
  const assumption =
    role &&
    decideAssumption({
      caller: own,
      role,
      externalId: use.externalId,
      endpoint: consumer.endpoints.sts
        ? { id: "", owner: consumer.stackId, policy: documents.stsEndpointPolicy }
        : undefined,
    });
  return use.routes.map((route) => ({
    path: `consumers.${consumer.stackId}.clients.${client.name}`,
    consumer: consumer.stackId,
    client: client.name,
    way: client.auth,
    endpointId: endpoint.id,
    provider: use.name,
    route,
    verdict: both(
      assumption,
      decideCall({
        caller: role ?? own,
        endpoint,
        api,
        stage: use.stage,
        method: route.method,
        path: samplePath(route),
      }),
    ),
  }));
}

/** Consumers outside the file: their own documents are not known, the provider's must let them in. */
function externalCalls({ provider, grants, documents, api }: ProviderWorld): readonly DeclaredCall[] {
  return grants.flatMap(({ consumer, account, routes, callerRoleArns, accessRole, endpointIds }) => {
    if (endpointIds === undefined) return [];
    const callers = [
      ...callerRoleArns.map((arn) => ({
        way: "direct" as const,
        client: arn,
        caller: { arn, account },
        assumption: undefined,
      })),
      ...(accessRole?.trustedRoleArns ?? []).map((arn) => {
        const role = roleOf(documents, provider.account, accessRole?.arn ?? "");
        const { organizationId, externalId } = provider.trust;
        const assumption = decideAssumption({ caller: { arn, account, organizationId }, role, externalId });
        return { way: "assume-role" as const, client: arn, caller: role, assumption };
      }),
    ];
    return callers.flatMap(({ way, client, caller, assumption }) =>
      endpointIds.flatMap((id) =>
        routes.map((route) => ({
          path: `providers.${provider.stackId}.externalConsumers.${consumer}`,
          consumer,
          client,
          way,
          endpointId: id,
          provider: provider.stackId,
          route,
          verdict: both(
            assumption,
            decideCall({
              caller,
              endpoint: { id, owner: consumer },
              api,
              stage: api.stage,
              method: route.method,
              path: samplePath(route),
            }),
          ),
        })),
      ),
    );
  });
}

/** A role in a provider's account: assumable, and then a caller with its own policy. */
function accessRoleOf(world: World, arn: string, account: string): AssumableRole & Caller {
  const owner = world.providers.find(({ documents }) =>
    documents.accessRoles.some((role) => role.arn === arn),
  );
  return owner ? roleOf(owner.documents, account, arn) : { arn, account };
}

export function roleOf(
  documents: ProviderWorld["documents"],
  account: string,
  arn: string,
): AssumableRole & Caller {
  const role = documents.accessRoles.find((one) => one.arn === arn);
  return { arn, account, trust: role?.trust, identityPolicy: role?.permissions };
}

function organizationOf(world: World, use: string): string | undefined {
  return world.providers.find(({ provider }) => provider.stackId === use)?.provider.trust.organizationId;
}

/** A call with an assumed role is allowed when the assumption and the call are. */
function both(assumption: Verdict | undefined, call: Verdict): Verdict {
  if (assumption === undefined) return call;
  const steps = [...assumption.steps, ...call.steps];
  return { ...(assumption.allowed ? call : assumption), steps };
}
