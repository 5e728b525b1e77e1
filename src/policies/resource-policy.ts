import { type ApiStage, accountRootArn, apiArn, routeArn } from "../model/arn";
import { type Grant, rolesOf } from "../model/grant";
import { sidPart } from "../model/names";
import { overlap } from "../model/overlap";
import { type ApiType, type Auth, isPublic } from "../model/provider";
import { type Route, routeKey, routesKey } from "../model/route";
import { type Condition, oneOrMany, type PolicyDocument, policyDocument, type Statement } from "./document";
import { isNoneOf, isOneOf } from "./role-condition";

/** An API as its resource policy sees it. */
export interface OfferedApi extends ApiStage {
  readonly type: ApiType;
  readonly auth: Auth;
  readonly routes: readonly Route[];
}

/** A grant whose endpoints are known, or are Terraform's expressions for them; a regional API has none. */
export type LinkedGrant = Grant & { readonly endpointIds: readonly string[] };

/**
 * The resource policy of a REST API, the provider's half of every decision. To a caller of another account it must
 * allow and the caller's own policy as well; a caller of this account gets in when either allows, so what holds for
 * those roles is said as a Deny. Accounts are the principals, narrowed by `aws:PrincipalArn`: a role named as principal
 * has to exist when the policy is saved. What is said about endpoints is for private APIs only: a call of a regional
 * one has no `aws:SourceVpce`, and a negated condition on it would deny everybody.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function resourcePolicy(api: OfferedApi, grants: readonly LinkedGrant[]): PolicyDocument {
  if (isPublic(api)) return policyDocument([allowAnyone(api)]);
  const groups = alike(api, grants);
  const isPaired = isPrivate(api) && api.auth === "iam" && grants.length > 1;
  return policyDocument([
    ...groups.map((group) => allowConsumers(api, group)),
    ...(isPrivate(api) ? [denyOtherEndpoints(api, grants)] : []),
    ...(api.auth === "iam" ? [denyOtherRolesOfThisAccount(api, grants)] : []),
    ...(isPaired ? groups.flatMap((group) => denyElsewhere(api, group)) : []),
    ...grants.flatMap((grant) => [...denyOtherRoutes(api, grant), ...denyOverlaps(api, grant)]),
  ]);
}

/** So many routes are about as long as a Deny that names a role and an endpoint. */
const FEW_ROUTES = 4;

/** Grants that one Allow is for. */
type Group = readonly [LinkedGrant, ...LinkedGrant[]];

/**
 * Consumers with equal routes that share an Allow, because that is shorter: of a regional API all; of a private one those
 * with an access role, which `Deny<X>Elsewhere` ties to its endpoint anyway, and then the consumer's other roles at the
 * cost of their names; and those whose routes take more room than such a Deny. `docs/performance.md` has the characters.
 */
function alike(api: OfferedApi, grants: readonly LinkedGrant[]): readonly Group[] {
  const groups = new Map<string, [LinkedGrant, ...LinkedGrant[]]>();
  for (const grant of grants) {
    const isShorter = !isPrivate(api) || grant.accessRole !== undefined || grant.routes.length > FEW_ROUTES;
    const key = api.auth === "iam" && isShorter ? routesKey(grant.routes) : grant.consumer;
    const group = groups.get(key);
    if (group) group.push(grant);
    else groups.set(key, [grant]);
  }
  return [...groups.values()];
}

function isPrivate({ type }: OfferedApi): boolean {
  return type === "private-rest-api";
}

/** Lets anybody on the internet call every route; without the statement AWS would let them, but not say so. */
function allowAnyone(api: OfferedApi): Statement {
  return {
    Sid: "AllowAnyone",
    Effect: "Allow",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(api.routes.map((route) => routeArn(api, route))),
  };
}

/** Lets consumers' own roles call their own routes, of a private API through their own endpoints. */
function allowConsumers(api: OfferedApi, group: Group): Statement {
  const [{ consumer, routes }] = group;
  return {
    // A name that no consumer's could make.
    Sid: group.length === 1 ? `Allow${sidPart(consumer)}` : `ConsumersLike${sidPart(consumer)}`,
    Effect: "Allow",
    Principal: api.auth === "iam" ? { AWS: oneOrMany(group.flatMap((one) => principalsOf(api, one))) } : "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(routes.map((route) => routeArn(api, route))),
    Condition: callerCondition(api, group),
  };
}

/** Lets nobody in through any endpoint but the known ones, nor from outside a VPC, whatever else is allowed. */
function denyOtherEndpoints(api: OfferedApi, grants: readonly LinkedGrant[]): Statement {
  const known = endpointsOf(grants);
  return {
    Sid: "DenyOtherEndpoints",
    Effect: "Deny",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: `${apiArn(api)}/*`,
    Condition: { StringNotEquals: { "aws:SourceVpce": oneOrMany(known.length > 0 ? known : [UNLINKED]) } },
  };
}

/** Keeps out this account's other roles, which their own policies alone would let in through a known endpoint. */
function denyOtherRolesOfThisAccount(api: OfferedApi, grants: readonly LinkedGrant[]): Statement {
  const known = grants.flatMap((grant) => rolesOfThisAccount(api, grant));
  return {
    Sid: "DenyOtherRolesOfThisAccount",
    Effect: "Deny",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: `${apiArn(api)}/*`,
    Condition: {
      StringEquals: { "aws:PrincipalAccount": api.account },
      ...(known.length > 0 && isNoneOf(known)),
    },
  };
}

/** Ties a consumer's roles to its own endpoint, where its Allow does not: in this account, and in a shared one. */
function denyElsewhere(api: OfferedApi, group: Group): readonly Statement[] {
  return group.flatMap((grant) => {
    const roles = group.length > 1 ? rolesOf(grant) : rolesOfThisAccount(api, grant);
    if (roles.length === 0) return [];
    return [
      {
        Sid: `Deny${sidPart(grant.consumer)}Elsewhere`,
        Effect: "Deny",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: `${apiArn(api)}/*`,
        Condition: { ...isOneOf(roles), StringNotEquals: { "aws:SourceVpce": oneOrMany(grant.endpointIds) } },
      },
    ];
  });
}

/** Holds a consumer in this account to its routes: here its roles' own policies would be enough for any other. */
function denyOtherRoutes(api: OfferedApi, grant: LinkedGrant): readonly Statement[] {
  if (api.auth === "none" || grant.account !== api.account || grant.callerRoleArns.length === 0) return [];
  return [
    {
      Sid: `Deny${sidPart(grant.consumer)}OtherRoutes`,
      Effect: "Deny",
      Principal: "*",
      Action: "execute-api:Invoke",
      NotResource: oneOrMany(grant.routes.map((route) => routeArn(api, route))),
      Condition: isOneOf(grant.callerRoleArns),
    },
  ];
}

/**
 * Closes the routes that a granted pattern covers although they were not granted: IAM's `*` matches slashes, so
 * a grant of `GET /accounts/{id}` would cover `GET /accounts/{id}/entries` as well.
 */
function denyOverlaps(api: OfferedApi, grant: LinkedGrant): readonly Statement[] {
  const covered = overlappingRoutes(grant.routes, api.routes);
  if (covered.length === 0) return [];
  return [
    {
      Sid: `Deny${sidPart(grant.consumer)}NotGranted`,
      Effect: "Deny",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: oneOrMany(covered.map((route) => routeArn(api, route))),
      Condition: callerCondition(api, [grant]),
    },
  ];
}

/** The offered routes that were not granted and that a granted pattern would nevertheless let through. */
export function overlappingRoutes(granted: readonly Route[], offered: readonly Route[]): readonly Route[] {
  const keys = new Set(granted.map(routeKey));
  const wide = granted.filter(({ path }) => path.includes("{"));
  return offered.filter(
    (route) =>
      !keys.has(routeKey(route)) && wide.some((grant) => overlap(grant, route, offered) !== undefined),
  );
}

/** What stands for an endpoint's id until that is known: a value that no endpoint can have. */
export const UNLINKED = "unlinked";

function callerCondition(api: OfferedApi, grants: readonly LinkedGrant[]): Condition {
  return {
    ...(api.auth === "iam" && isOneOf(grants.flatMap(rolesOf))),
    ...(isPrivate(api) && { StringEquals: { "aws:SourceVpce": oneOrMany(endpointsOf(grants)) } }),
  };
}

/** Each once: consumers may share an endpoint. */
function endpointsOf(grants: readonly LinkedGrant[]): readonly string[] {
  return [...new Set(grants.flatMap(({ endpointIds }) => endpointIds))];
}

function rolesOfThisAccount(api: OfferedApi, grant: Grant): readonly string[] {
  if (grant.account === api.account) return rolesOf(grant);
  return grant.accessRole ? [grant.accessRole.arn] : [];
}

function principalsOf(api: OfferedApi, grant: Grant): readonly string[] {
  return [
    ...(grant.callerRoleArns.length > 0 ? [accountRootArn({ ...api, account: grant.account })] : []),
    ...(grant.accessRole ? [accountRootArn(api)] : []),
  ];
}
