import { accountOf, apiArn, routeArn } from "../../../model/aws/arn";
import { partitionOf } from "../../../model/aws/partition";
import { hasWildcard } from "../../../model/aws/wildcard";
import { type Grant, rolesOf } from "../../../model/grant";
import { isPrivate } from "../../../model/services/traits";
import type { PolicyDocument } from "../../../policies/document";
import { givenBy } from "../../declared/anyone";
import type { Caller, Endpoint } from "../../evaluation/call";
import { CALL_KEYS } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import type { UnderstoodStatement } from "../../evaluation/policy/understood-statement";
import { UNKNOWN_ENDPOINT_ID } from "../../world/sample-ids";
import type { ProviderWorld } from "../../world/world";
import { callerClasses } from "../classes/callers";
import { type TargetClass, targetClasses } from "../classes/targets";

/** A request of every class that a provider's documents can tell apart is a caller, a way and a target of these. */
export interface ProviderRequests {
  /** Undefined = unsigned. */
  readonly callers: readonly (Caller | undefined)[];
  /** Undefined = through no endpoint. */
  readonly ways: readonly (Endpoint | undefined)[];
  readonly targets: readonly TargetClass[];
  /** True if requests that no route answers were left out, as patterns overlap in too many ways. */
  readonly isByRoute: boolean;
}

/** @param policies the resource policies that are asked, which differ by a state or by a change */
export function providerRequests(
  world: ProviderWorld,
  policies: readonly PolicyDocument[],
): ProviderRequests {
  const { api, provider, documents } = world;
  const read = policies.map((policy) => understand("resource-policy", policy, CALL_KEYS).statements);
  const statements = read.flat();
  const routes = provider.service.routes;
  return {
    callers: [
      undefined,
      ...(api.auth === "none"
        ? []
        : callerClasses(
            statements,
            knownCallers(world),
            world.grants.flatMap(rolesOf),
            partitionOf(api.region),
            // Whoever is of the API's account may get in by a policy of its own, whether a statement names the account or not.
            [api.account],
          )),
    ],
    ways: isPrivate(provider.service) ? endpointClasses(world, statements) : [undefined],
    ...targetClasses({
      apiArn: apiArn({ ...api, apiId: api.id }),
      stage: api.stage,
      routes,
      resources: [
        ...statements.map(({ resources }) => resources.patterns),
        ...givenBy(world).map((grant) => grantedArns(world, grant)),
        ...documents.accessRoles.flatMap(({ permissions }) =>
          understand("identity-policy", permissions, CALL_KEYS).statements.map(
            ({ resources }) => resources.patterns,
          ),
        ),
      ],
      denied: deniedByAll(read),
    }),
  };
}

/** The ARNs of a grant's routes. */
function grantedArns({ api }: ProviderWorld, { routes }: Grant): readonly string[] {
  return routes.map((route) => routeArn({ ...api, apiId: api.id }, route));
}

/** The roles of grants; of access roles their policies are the provider's, of others nothing is known. */
function knownCallers({ grants, provider, documents }: ProviderWorld): readonly Caller[] {
  const policies = new Map(documents.accessRoles.map(({ arn, permissions }) => [arn, permissions]));
  return grants.flatMap(({ callerRoleArns, accessRole }) => [
    ...callerRoleArns.filter((arn) => !hasWildcard(arn)).map((arn) => ({ arn, account: accountOf(arn) })),
    ...(accessRole
      ? [{ arn: accessRole.arn, account: provider.account, identityPolicy: policies.get(accessRole.arn) }]
      : []),
  ]);
}

/** The endpoints that the policy or a grant names, one that none names, and none. */
export function endpointClasses(
  { endpointIds, api }: Pick<ProviderWorld, "endpointIds" | "api">,
  statements: readonly UnderstoodStatement[],
): readonly (Endpoint | undefined)[] {
  const owners = new Map(
    Object.entries(endpointIds).flatMap(([consumer, ids]) =>
      // Behind an entrance all consumers come through the API's own endpoint.
      ids.map((id) => [id, api.entrance?.endpoint.id === id ? api.name : consumer] as const),
    ),
  );
  const named = statements.flatMap(({ tests }) =>
    tests.filter(({ key }) => key.name === "aws:sourcevpce").flatMap(({ wanted }) => wanted),
  );
  const ids = new Set([...owners.keys(), ...named, UNKNOWN_ENDPOINT_ID]);
  return [undefined, ...[...ids].map((id) => ({ id, owner: owners.get(id) ?? id }))];
}

/** The patterns that each policy denies to everybody. */
export function deniedByAll(policies: readonly (readonly UnderstoodStatement[])[]): readonly string[] {
  const [first = [], ...others] = policies.map((statements) =>
    statements.filter(isForEverybody).flatMap(({ resources }) => resources.patterns),
  );
  return first.filter((pattern) => others.every((denied) => denied.includes(pattern)));
}

/** True of a Deny that no request escapes but by its resource. */
function isForEverybody({ isDeny, whom, tests, actions, resources }: UnderstoodStatement): boolean {
  const isPlain = whom?.everybody === true && !whom.excepted && tests.length === 0;
  return isDeny && isPlain && actions.include("execute-api:Invoke") && !resources.excepted;
}
