import { type Grant, rolesOf } from "../model/grant";
import { sidPart } from "../model/names";
import { overlap } from "../model/overlap";
import { type Route, routeKey } from "../model/route";
import { samplePath } from "../model/routing";
import { overlappingRoutes } from "../policies/resource-policy";
import type { Call, Caller, Endpoint } from "./call";
import { decideCall } from "./decide";
import { accessRoleIn } from "./declared-callers";
import { nearlyTheSame } from "./near-miss";
import { intruder, type Probe, roleName, STRANGER, sampleRole } from "./probe";
import { type Target, targetsBeside } from "./targets";
import { type ProviderWorld, sampleEndpointId } from "./world";

/** What a probe is made of, beside the API and the verdict. */
interface Attempt {
  readonly words: string;
  readonly guard: string;
  readonly caller: Caller | undefined;
  readonly endpoint: Endpoint | undefined;
  readonly target: Omit<Target, "words">;
}

/**
 * The calls of its API that a provider must refuse by its own documents, whatever its consumers' policies say: those
 * are taken to allow everything. Their number per consumer does not depend on the number of consumers.
 * @param others those whose endpoints are tried, a few that stand for all
 */
export function apiProbes(world: ProviderWorld, grant: Grant, others: readonly Grant[]): readonly Probe[] {
  const { api, provider } = world;
  const attempts = [
    ...(provider.service.type === "private-rest-api" ? fromElsewhere(world, grant, others) : []),
    ...(api.auth === "iam" ? byOthers(world, grant) : []),
    ...forMore(world, grant),
  ];
  return attempts.map(({ words, guard, caller, endpoint, target }) => {
    // Whether the API has such a stage or route today is not what keeps it closed.
    const call: Call = {
      ...target,
      api: { ...api, stage: target.stage, routes: undefined },
      caller,
      endpoint,
    };
    return {
      path: `providers.${provider.stackId}`,
      sentence: `${words}: ${target.method} ${target.path}`,
      guard,
      verdict: decideCall(call),
    };
  });
}

/** The right caller, but not through its own endpoint. */
function fromElsewhere(world: ProviderWorld, grant: Grant, others: readonly Grant[]): readonly Attempt[] {
  const document = `resource policy of ${world.provider.stackId}`;
  const deny = `${document}: DenyOtherEndpoints`;
  const unknown = { id: sampleEndpointId(UNKNOWN_ENDPOINT), owner: "nobody" };
  // Without authorization the endpoint is all that a caller is known by.
  const told = others.filter((other) => world.api.auth === "iam" && !shareEndpoint(world, grant, other));
  const places = [
    { words: "through an unknown endpoint", guard: deny, endpoint: unknown },
    { words: "from outside any VPC", guard: deny, endpoint: undefined },
    ...told.map((other) => ({
      words: `through the endpoint of ${other.consumer}`,
      guard: `${document}: Deny${sidPart(grant.consumer)}Elsewhere`,
      endpoint: endpointOf(world, other),
    })),
  ];
  return rightCallers(world, grant).flatMap(({ name, caller }) =>
    places.map(({ words, guard, endpoint }) => ({
      words: `${name} ${words}`,
      guard,
      caller,
      endpoint,
      target: grantedTarget(world, grant),
    })),
  );
}

/** The right endpoint, or for a regional API the internet, but not a caller of the consumer's. */
function byOthers(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const { stackId, account, region } = world.provider;
  const endpoint = endpointOf(world, grant);
  const way = endpoint ? `through the endpoint of ${grant.consumer}` : "over the internet";
  const document = `resource policy of ${stackId}`;
  const allow = `${document}: ${allowOf(grant)}`;
  const denied = `${document}: DenyOtherRolesOfThisAccount`;
  const near = nearlyTheSame(rolesOf(grant), world.isGranted);
  const callers: readonly (Pick<Attempt, "words" | "guard"> & { readonly caller: Caller | undefined })[] = [
    {
      words: `another role of account ${grant.account}`,
      guard: allow,
      caller: intruder(grant.account, region, world.outsider),
    },
    { words: "a role of another account", guard: allow, caller: intruder(STRANGER, region, world.outsider) },
    {
      words: "another role of the API's account",
      guard: denied,
      caller: intruder(account, region, world.outsider),
    },
    { words: "an unsigned caller", guard: `authorization of ${stackId}`, caller: undefined },
    ...near.map((miss) => ({ ...miss, guard: miss.caller.account === account ? denied : allow })),
  ];
  return callers.map(({ words, guard, caller }) => ({
    words: `${words} ${way}`,
    guard,
    caller,
    endpoint,
    target: grantedTarget(world, grant),
  }));
}

/** The right caller through the right endpoint, but for more than was granted. */
function forMore(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const { api, provider } = world;
  const document = `resource policy of ${provider.stackId}`;
  const granted = new Set(grant.routes.map(routeKey));
  const offered = api.routes ?? [];
  const notGranted = offered.find((route) => !granted.has(routeKey(route)));
  const inOneAccount = grant.account === provider.account && grant.callerRoleArns.length > 0;
  const sid = inOneAccount ? `Deny${sidPart(grant.consumer)}OtherRoutes` : allowOf(grant);
  const targets: readonly (Target & { readonly sid: string })[] = [
    ...targetsBeside(grant.routes, api.stage).map((target) => ({ ...target, sid })),
    ...(notGranted ? [{ ...routeTarget(notGranted, api.stage), sid }] : []),
    ...overlappingRoutes(grant.routes, offered).map((route) => ({
      ...routeTarget(route, api.stage),
      words: "a route that a granted pattern covers",
      path: coveredPath(grant.routes, route, offered),
      sid: `Deny${sidPart(grant.consumer)}NotGranted`,
    })),
  ];
  return rightCallers(world, grant).flatMap(({ name, caller }) =>
    targets.map(({ words, sid, ...target }) => ({
      words: `${name} for ${words}`,
      guard: `${document}: ${sid}`,
      caller,
      endpoint: endpointOf(world, grant),
      target,
    })),
  );
}

/** What lets a consumer in, which others may share. */
function allowOf({ consumer }: Grant): string {
  return `Allow${sidPart(consumer)}`;
}

/** The index of an endpoint that nobody of the deployment owns. */
const UNKNOWN_ENDPOINT = 2 ** 40;

/** The roles that may call, each through the right endpoint for the right routes; without authorization anybody. */
function rightCallers(
  { api, documents, provider }: ProviderWorld,
  { account, callerRoleArns, accessRole }: Grant,
): readonly { readonly name: string; readonly caller: Caller | undefined }[] {
  if (api.auth === "none") return [{ name: "anybody", caller: undefined }];
  return [
    ...callerRoleArns.map((arn) => ({ name: roleName(arn), caller: { arn: sampleRole(arn), account } })),
    ...(accessRole
      ? [
          {
            name: roleName(accessRole.arn),
            caller: accessRoleIn(accessRole.arn, provider.account, documents),
          },
        ]
      : []),
  ];
}

function grantedTarget({ api }: ProviderWorld, { routes }: Grant): Omit<Target, "words"> {
  const [route] = routes;
  return route ? routeTarget(route, api.stage) : { stage: api.stage, method: "GET", path: "/" };
}

function routeTarget(route: Route, stage: string): Target {
  return { words: "a route that was not granted", stage, method: route.method, path: samplePath(route) };
}

function coveredPath(granted: readonly Route[], route: Route, offered: readonly Route[]): string {
  const paths = granted.map((grant) => overlap(grant, route, offered));
  return paths.find((path) => path !== undefined) ?? samplePath(route);
}

function endpointOf({ endpointIds }: ProviderWorld, { consumer }: Grant): Endpoint | undefined {
  const [id] = endpointIds[consumer] ?? [];
  return id === undefined ? undefined : { id, owner: consumer };
}

function shareEndpoint({ endpointIds }: ProviderWorld, a: Grant, b: Grant): boolean {
  return endpointIds[a.consumer]?.some((id) => endpointIds[b.consumer]?.includes(id)) ?? false;
}
