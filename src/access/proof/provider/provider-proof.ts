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
  const { callers, ways, targets } = requests;
  const grants = grantsIn(world, requests);
  const byCaller = callers.map((caller) => grants.filter(({ isMeant }) => isMeant(caller)));
  const stackId = world.provider.stackId;
  const violations = policies.flatMap((policy) => otherActions(stackId, policy));
  for (const state of states) {
    const verdictsOf = verdicts(world, requests, state.resourcePolicy);
    for (const [c, caller] of callers.entries())
      for (const [w, way] of ways.entries()) {
        const isAllowed = verdictsOf(c, w);
        const mine = (byCaller[c] ?? []).filter(({ consumer }) => isWayOf(world, state, consumer, way));
        if (mine.length === 0 && isAllowed === NEVER) continue;
        for (const [t, target] of targets.entries()) {
          const allowed = isAllowed(t);
          if (mine.length === 0 && !allowed) continue;
          const intent = strongest(mine, t);
          if (intent === "permitted" || allowed === (intent === "required")) continue;
          if (mine.length > 0 && isUnreachable(world, caller, target)) continue;
          const { path } = mine[0] ?? byCaller[c]?.[0] ?? { path: `providers.${stackId}.service` };
          const request = decided(world, state, { caller, way, target });
          violations.push({ path, isIntended: intent === "required", ...request });
        }
      }
  }
  return {
    classes: callers.length * ways.length * targets.length * states.length,
    violations,
    notes: requests.isByRoute ? [`of requests to ${stackId} those were decided that a route answers`] : [],
  };
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
  const { stackId, service } = world.provider;
  return givenBy(world).map((grant) => {
    const { consumer, isExternal } = grant;
    const roles = rolesOf(grant);
    const routes = grantedRoutesOf(grant.routes);
    return {
      consumer,
      path: isPublic(service)
        ? `providers.${stackId}.service`
        : isExternal
          ? `providers.${stackId}.externalConsumers.${consumer}`
          : `consumers.${consumer}.uses.${stackId}`,
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
