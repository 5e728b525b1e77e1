import { matchesWildcard } from "../../../model/aws/wildcard";
import { rolesOf } from "../../../model/grant";
import { isPublic } from "../../../model/services/traits";
import type { PolicyDocument } from "../../../policies/document";
import { givenBy } from "../../declared/anyone";
import type { Call, Caller, Endpoint } from "../../evaluation/call";
import { decideCall } from "../../evaluation/decide";
import type { ProviderWorld } from "../../world/world";
import { otherActions } from "../classes/actions";
import type { TargetClass } from "../classes/targets";
import { grantedRoutesOf, type Intent, intentOf } from "../intent";
import { callWords, type ProofPart, type Violation } from "../part";
import { grantPath } from "./grant-path";
import { type ProviderRequests, providerRequests } from "./provider-requests";
import { NEVER, verdicts } from "./provider-verdicts";

/** A provider's API with what it grants, in one of the states on the way to the finished one. */
export interface ProviderState {
  readonly resourcePolicy: PolicyDocument;
  /** The endpoints through which each consumer's calls come, as far as they are known in this state. */
  readonly endpointIds: Readonly<Record<string, readonly string[]>>;
}

/**
 * Decides every class of requests to a provider's API by the provider's documents alone: the consumers' own policies, and
 * those of endpoints, are taken to allow everything. Nobody gets in but for what was granted, whatever others allow.
 */
export function proveProvider(world: ProviderWorld, states: readonly ProviderState[]): ProofPart {
  const policies = states.map(({ resourcePolicy }) => resourcePolicy);
  const requests = providerRequests(world, policies);
  const { callers, ways, targets, isByRoute } = requests;
  const { stackId } = world.provider;
  const grants = grantsIn(world, requests);
  const grantsOf = callers.map((caller) => grants.filter(({ isMeant }) => isMeant(caller)));
  return {
    classes: callers.length * ways.length * targets.length * states.length,
    violations: [
      ...policies.flatMap((policy) => otherActions(stackId, policy)),
      ...states.flatMap((state) => violationsIn({ world, requests, grantsOf, state })),
    ],
    notes: isByRoute ? [`of requests to ${stackId} those were decided that a route answers`] : [],
  };
}

interface Asked {
  readonly world: ProviderWorld;
  readonly requests: ProviderRequests;
  /** By caller: the grants that are about it. */
  readonly grantsOf: readonly (readonly GrantIntent[])[];
  readonly state: ProviderState;
}

function violationsIn({ world, requests, grantsOf, state }: Asked): readonly Violation[] {
  const { callers, ways, targets } = requests;
  const verdictsOf = verdicts(world, requests, state.resourcePolicy);
  return callers.flatMap((caller, c) => {
    const onWay = verdictsOf(c);
    const grants = grantsOf[c] ?? [];
    return ways.flatMap((way, w) => {
      const isAllowed = onWay(w);
      const mine = grants.filter(({ consumer }) => isWayOf(world, state, consumer, way));
      if (mine.length === 0 && isAllowed === NEVER) return [];
      return wrongTargets(mine, isAllowed, targets.length).flatMap((t) => {
        const target = targets[t];
        if (!target || (mine.length > 0 && isUnreachable(world, caller, target))) return [];
        const { path } = mine[0] ?? grants[0] ?? { path: `providers.${world.provider.stackId}.service` };
        const isIntended = strongest(mine, t) === "required";
        return { path, isIntended, ...decided(world, state, { caller, way, target }) };
      });
    });
  });
}

/** The targets, by their places, that are decided otherwise than grants intend. */
function wrongTargets(
  grants: readonly GrantIntent[],
  isAllowed: (target: number) => boolean,
  count: number,
): readonly number[] {
  const wrong: number[] = [];
  for (let target = 0; target < count; target++) {
    const intent = strongest(grants, target);
    if (intent !== "permitted" && isAllowed(target) !== (intent === "required")) wrong.push(target);
  }
  return wrong;
}

/** A grant with what it says of each target. */
interface GrantIntent {
  readonly consumer: string;
  /** The place in the deployment file that says so. */
  readonly path: string;
  readonly isMeant: (caller: Caller | undefined) => boolean;
  readonly intents: readonly Intent[];
}

function grantsIn(world: ProviderWorld, { targets }: ProviderRequests): readonly GrantIntent[] {
  const { service } = world.provider;
  return givenBy(world).map((grant) => {
    const { consumer } = grant;
    const roles = rolesOf(grant);
    const routes = grantedRoutesOf(grant.routes);
    return {
      consumer,
      path: grantPath(world.provider, grant),
      isMeant: (caller) => isMeant(world, roles, caller),
      intents: targets.map((target) => intentOf(target, routes, service)),
    };
  });
}

/** The intent of a target by all grants that are about a caller and a way. */
function strongest(grants: readonly GrantIntent[], target: number): Intent {
  let found: Intent = "forbidden";
  for (const { intents } of grants) {
    if (intents[target] === "required") return "required";
    if (intents[target] === "permitted") found = "permitted";
  }
  return found;
}

/** True if a grant is about a caller. Without authorization nobody knows who calls. */
function isMeant({ api }: ProviderWorld, roles: readonly string[], caller: Caller | undefined): boolean {
  if (api.auth === "none") return true;
  return caller !== undefined && roles.some((role) => matchesWildcard(role, caller.arn));
}

/** True if a consumer's calls come this way. */
function isWayOf(
  { provider }: ProviderWorld,
  { endpointIds }: ProviderState,
  consumer: string,
  way: Endpoint | undefined,
): boolean {
  if (isPublic(provider.service)) return true;
  const ids = endpointIds[consumer] ?? [];
  return way === undefined ? ids.length === 0 : ids.includes(way.id);
}

/**
 * True if the API has no such stage or route. The policies of roles of its own account may allow these, and no document of
 * the provider's denies them.
 */
function isUnreachable({ api }: ProviderWorld, caller: Caller | undefined, target: TargetClass): boolean {
  const isOwn = caller?.account === api.account && caller.identityPolicy === undefined;
  return isOwn && target.isNormal && target.answered === undefined;
}

interface Request {
  readonly caller?: Caller;
  readonly way?: Endpoint;
  readonly target: TargetClass;
}

/** The request in words, and the statement that decides it. */
function decided(
  { api }: ProviderWorld,
  { resourcePolicy }: ProviderState,
  { caller, way, target }: Request,
): Pick<Violation, "request" | "decisive"> {
  const open = { ...api, resourcePolicy, stage: target.stage, routes: undefined };
  const call: Call = { ...target, api: open, caller, endpoint: way };
  return { request: callWords({ ...call, api }), decisive: decideCall(call).decisive };
}
