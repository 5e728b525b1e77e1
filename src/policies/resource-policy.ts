import { type ApiStage, accountRootArn, apiArn, routeArn } from "../model/arn";
import type { Grant } from "../model/grant";
import { sidPart } from "../model/names";
import { overlap } from "../model/overlap";
import { type ApiType, type Auth, isPublic } from "../model/provider";
import { type Route, routeKey } from "../model/route";
import { type Condition, oneOrMany, type PolicyDocument, policyDocument, type Statement } from "./document";

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
  const isPaired = isPrivate(api) && api.auth === "iam" && grants.length > 1;
  return policyDocument([
    ...grants.map((grant) => allowConsumer(api, grant)),
    ...(isPrivate(api) ? [denyOtherEndpoints(api, grants)] : []),
    ...(api.auth === "iam" ? [denyOtherRolesOfThisAccount(api, grants)] : []),
    ...(isPaired ? grants.flatMap((grant) => denyElsewhere(api, grant)) : []),
    ...grants.flatMap((grant) => [...denyOtherRoutes(api, grant), ...denyOverlaps(api, grant)]),
  ]);
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

/** Lets a consumer's own roles call its own routes, of a private API through its own endpoint. */
function allowConsumer(api: OfferedApi, grant: LinkedGrant): Statement {
  return {
    Sid: `Allow${sidPart(grant.consumer)}`,
    Effect: "Allow",
    Principal: api.auth === "iam" ? { AWS: oneOrMany(principalsOf(api, grant)) } : "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(grant.routes.map((route) => routeArn(api, route))),
    Condition: callerCondition(api, grant),
  };
}

/** Lets nobody in through any endpoint but the known ones, nor from outside a VPC, whatever else is allowed. */
function denyOtherEndpoints(api: OfferedApi, grants: readonly LinkedGrant[]): Statement {
  const known = grants.flatMap((grant) => grant.endpointIds);
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

/** Ties a consumer's roles in this account to the consumer's own endpoint. */
function denyElsewhere(api: OfferedApi, grant: LinkedGrant): readonly Statement[] {
  const roles = rolesOfThisAccount(api, grant);
  if (roles.length === 0) return [];
  return [
    {
      Sid: `Deny${sidPart(grant.consumer)}Elsewhere`,
      Effect: "Deny",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: `${apiArn(api)}/*`,
      Condition: {
        ...isOneOf(roles),
        StringNotEquals: { "aws:SourceVpce": oneOrMany(grant.endpointIds) },
      },
    },
  ];
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
      Condition: callerCondition(api, grant),
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

function callerCondition(api: OfferedApi, grant: LinkedGrant): Condition {
  return {
    ...(api.auth === "iam" && isOneOf(rolesOf(grant))),
    ...(isPrivate(api) && { StringEquals: { "aws:SourceVpce": oneOrMany(grant.endpointIds) } }),
  };
}

/** `ArnEquals` and `ArnLike` mean the same to AWS; to a reader the second says that there is a wildcard. */
function isOneOf(roleArns: readonly string[]): Condition {
  const roles = { "aws:PrincipalArn": oneOrMany(roleArns) };
  return hasWildcard(roleArns) ? { ArnLike: roles } : { ArnEquals: roles };
}

function isNoneOf(roleArns: readonly string[]): Condition {
  const roles = { "aws:PrincipalArn": oneOrMany(roleArns) };
  return hasWildcard(roleArns) ? { ArnNotLike: roles } : { ArnNotEquals: roles };
}

function hasWildcard(roleArns: readonly string[]): boolean {
  return roleArns.some((arn) => arn.includes("*"));
}

function rolesOf({ callerRoleArns, accessRole }: Grant): readonly string[] {
  return accessRole ? [...callerRoleArns, accessRole.arn] : callerRoleArns;
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
