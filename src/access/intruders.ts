import { roleArn } from "../model/arn";
import type { Grant } from "../model/grant";
import { type Route, routeKey } from "../model/route";
import { overlap, samplePath } from "../model/routing";
import { overlappingRoutes } from "../policies/resource-policy";
import type { Call, Caller, Verdict } from "./call";
import { decideAssumption, decideCall } from "./decide";
import { roleOf } from "./declared-calls";
import { type Target, targetsBeside } from "./targets";
import type { ProviderWorld } from "./world";
import { sampleEndpointId } from "./world";

/** A call that must be refused, and what the documents say of it. */
export interface Probe {
  /** Whom it concerns: `providers.provider`. */
  readonly path: string;
  /** The call in words: `another role of account 222222222222 through the endpoint of consumer`. */
  readonly sentence: string;
  /** What is there to refuse it. */
  readonly guard: string;
  readonly verdict: Verdict;
}

/** An account that no deployment should contain. */
export const STRANGER = "999999999999";

/** The index of an endpoint that nobody of the deployment owns. */
const UNKNOWN_ENDPOINT = 2 ** 40;

/**
 * The calls that a provider must refuse by its own documents, whatever its consumers' policies say: those are
 * taken to allow everything. The number of probes per consumer does not depend on the number of consumers: where
 * it takes another consumer, the next one stands for all.
 */
export function providerProbes(world: ProviderWorld): readonly Probe[] {
  return world.grants.flatMap((grant, i) => {
    const next = world.grants[(i + 1) % world.grants.length];
    const other = next === grant ? undefined : next;
    return [...callProbes(world, grant, other), ...trustProbes(world, grant, other)];
  });
}

function callProbes(world: ProviderWorld, grant: Grant, other: Grant | undefined): readonly Probe[] {
  const { api, provider } = world;
  const [route] = grant.routes;
  if (route === undefined) return [];
  const own = endpointOf(world, grant);
  const elsewhere = [
    ...(other
      ? [{ words: `through the endpoint of ${other.consumer}`, endpoint: endpointOf(world, other) }]
      : []),
    {
      words: "through an unknown endpoint",
      endpoint: { id: sampleEndpointId(UNKNOWN_ENDPOINT), owner: "nobody" },
    },
    { words: "from outside any VPC", endpoint: undefined },
  ];
  const asked = { api, stage: api.stage, method: route.method, path: samplePath(route) };
  const callers: readonly (Caller | undefined)[] =
    api.auth === "iam" ? rightCallers(world, grant) : [undefined];
  const probe = (words: string, guard: string, call: Call): Probe => ({
    path: `providers.${provider.stackId}`,
    sentence: `${words}: ${call.method} ${call.path}`,
    guard: `resource policy of ${provider.stackId}: ${guard}`,
    verdict: decideCall(call),
  });
  return [
    ...callers.flatMap((caller) =>
      elsewhere
        // Without authorization a consumer's endpoint is the credential: another consumer's is as good for its routes.
        .filter(
          ({ endpoint }) => caller !== undefined || endpoint === undefined || endpoint.owner === "nobody",
        )
        .map(({ words, endpoint }) =>
          probe(`${nameOf(caller)} ${words}`, "DenyOtherEndpoints", { ...asked, caller, endpoint }),
        ),
    ),
    ...(api.auth === "iam" ? wrongCallers(grant, provider.account, provider.region) : []).map(
      ({ words, guard, caller }) =>
        probe(`${words} through the endpoint of ${grant.consumer}`, guard, {
          ...asked,
          caller,
          endpoint: own,
        }),
    ),
    ...callers.flatMap((caller) =>
      wrongTargets(grant, api.routes ?? [], api.stage).map(({ words, stage, method, path }) =>
        probe(`${nameOf(caller)} for ${words}`, `Allow and Deny of ${grant.consumer}`, {
          // Whether the API has such a route today is not what keeps it closed.
          api: { ...api, routes: undefined },
          caller,
          endpoint: own,
          stage,
          method,
          path,
        }),
      ),
    ),
  ];
}

function endpointOf({ endpointIds }: ProviderWorld, { consumer }: Grant) {
  return { id: endpointIds[consumer]?.[0] ?? "", owner: consumer };
}

/** The roles that may call, each through the right endpoint for the right routes. */
function rightCallers(
  { documents, provider }: ProviderWorld,
  { account, callerRoleArns, accessRole }: Grant,
): readonly Caller[] {
  return [
    ...callerRoleArns.map((arn) => ({ arn, account })),
    ...(accessRole ? [roleOf(documents, provider.account, accessRole.arn)] : []),
  ];
}

function wrongCallers({ account }: Grant, provider: string, region: string) {
  const allow = "the Allow of the consumer";
  return [
    { words: `another role of account ${account}`, guard: allow, caller: stranger(account, region) },
    { words: "a role of another account", guard: allow, caller: stranger(STRANGER, region) },
    {
      words: "another role of the API's account",
      guard: "DenyOtherRolesOfThisAccount",
      caller: stranger(provider, region),
    },
    { words: "an unsigned caller", guard: "authorization", caller: undefined },
  ];
}

/** A role that its own account lets do everything. */
export function stranger(account: string, region: string): Caller {
  return { arn: roleArn({ account, region }, "intruder"), account };
}

function wrongTargets({ routes }: Grant, offered: readonly Route[], stage: string): readonly Target[] {
  const granted = new Set(routes.map(routeKey));
  const notGranted = offered.find((route) => !granted.has(routeKey(route)));
  return [
    ...targetsBeside(routes, stage),
    ...(notGranted
      ? [
          {
            words: "a route that was not granted",
            stage,
            method: notGranted.method,
            path: samplePath(notGranted),
          },
        ]
      : []),
    ...overlappingRoutes(routes, offered).map((route) => ({
      words: "a route that a granted pattern covers",
      stage,
      method: route.method,
      path: coveredPath(routes, route, offered),
    })),
  ];
}

function coveredPath(granted: readonly Route[], route: Route, offered: readonly Route[]): string {
  const paths = granted.map((grant) => overlap(grant, route, offered));
  return paths.find((path) => path !== undefined) ?? samplePath(route);
}

function trustProbes(
  { documents, provider }: ProviderWorld,
  grant: Grant,
  other: Grant | undefined,
): readonly Probe[] {
  const { accessRole, account } = grant;
  const [trusted] = accessRole?.trustedRoleArns ?? [];
  if (accessRole === undefined || trusted === undefined) return [];
  const { organizationId, externalId } = provider.trust;
  const role = roleOf(documents, provider.account, accessRole.arn);
  const otherRole = other?.accessRole?.trustedRoleArns[0] ?? other?.callerRoleArns[0];
  const right = { caller: { arn: trusted, account, organizationId }, externalId };
  const attempts = [
    {
      words: `another role of account ${account}`,
      caller: { ...stranger(account, provider.region), organizationId },
      externalId,
    },
    {
      words: "a role of another account",
      caller: { ...stranger(STRANGER, provider.region), organizationId },
      externalId,
    },
    {
      words: "another role of the provider's account",
      caller: { ...stranger(provider.account, provider.region), organizationId },
      externalId,
    },
    ...(other && otherRole
      ? [
          {
            words: `a role of ${other.consumer}`,
            caller: { arn: otherRole, account: other.account, organizationId },
            externalId,
          },
        ]
      : []),
    ...(externalId
      ? [{ words: "the right role without the external id", ...right, externalId: undefined }]
      : []),
    ...(organizationId
      ? [{ words: "the right role from another organization", ...right, caller: { arn: trusted, account } }]
      : []),
  ];
  return attempts.map(({ words, caller, externalId }) => ({
    path: `providers.${provider.stackId}`,
    sentence: `${words} assuming ${accessRole.name}`,
    guard: `trust policy of ${accessRole.name}`,
    verdict: decideAssumption({ caller, role, externalId }),
  }));
}

function nameOf(caller: Caller | undefined): string {
  return caller ? caller.arn.replace(/^.*:role\//, "") : "anybody";
}
