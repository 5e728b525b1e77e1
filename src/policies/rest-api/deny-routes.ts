import { type ApiStage, apiArn } from "../../model/aws/arn";
import { sidPart } from "../../model/aws/names";
import { rolesInAccount, rolesOf } from "../../model/grant";
import { encodings } from "../../model/routes/spelling";
import type { Condition, Statement } from "../document";
import { isOneOf } from "../roles/role-condition";
import { type Closing, closeCovered, closeOthers } from "./closing";
import { denyInvoke } from "./deny-invoke";
import { callerCondition, type LinkedGrant, type OfferedApi } from "./linked-grant";

/** A Deny of the routes that a consumer was not granted. */
export interface RoutesDeny extends Closing {
  readonly sid: string;
  readonly condition: Condition;
  /** Its roles in this account, whose own policies alone could allow any route. */
  readonly heldRoleArns: readonly string[];
}

/**
 * The Deny of routes that were not granted, where the lack of an Allow is not enough. Roles of this account
 * may have policies that allow any route, so all other routes are denied to them. Roles of other accounts,
 * and the access role (whose policy is the provider's), are denied only routes that their granted patterns
 * happen to cover.
 */
export function routesDeny(api: OfferedApi, grant: LinkedGrant): RoutesDeny {
  const { consumer, routes, callerRoleArns } = grant;
  const heldRoleArns = rolesInAccount({ callerRoleArns }, api.account);
  if (api.auth === "iam" && heldRoleArns.length > 0) {
    return {
      heldRoleArns,
      sid: `Deny${sidPart(consumer)}OtherRoutes`,
      condition: isOneOf(rolesOf(grant)),
      ...closeOthers(routes, api.routes),
    };
  }
  return {
    heldRoleArns: [],
    sid: `Deny${sidPart(consumer)}NotGranted`,
    condition: callerCondition(api, [grant]),
    ...closeCovered(routes, api.routes),
  };
}

/** Empty if there is nothing to deny. */
export function denyRoutes(api: OfferedApi, { sid, condition, patterns }: RoutesDeny): readonly Statement[] {
  if (patterns.length === 0) return [];
  return [deny(api, sid, patterns, condition)];
}

export const DENY_NEEDLESS_ENCODINGS = "DenyNeedlessEncodings";

/**
 * Denies everybody a path with a needlessly percent-encoded character, if that spelling would get a route
 * past the Denies of `closings`. No client that conforms to RFC 3986 sends such a path.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function denyNeedlessEncodings(api: OfferedApi, closings: readonly Closing[]): readonly Statement[] {
  const paths = needlessEncodings(closings);
  return paths.length === 0 ? [] : [deny(api, DENY_NEEDLESS_ENCODINGS, paths)];
}

/** The patterns of these paths; empty if no spelling would get past the closings. */
function needlessEncodings(closings: readonly Closing[]): readonly string[] {
  const characters = [...new Set(closings.flatMap((closing) => closing.characters))].sort();
  return characters.flatMap(encodings).map((code) => `*${code}*`);
}

/** Everything that closes routes, as the ends of ARNs: for a document that is about one caller. */
export function closedPatterns(closing: Closing): readonly string[] {
  return [
    ...closing.patterns,
    ...needlessEncodings([closing]),
    ...(closing.unnormalized ? UNNORMALIZED : []),
  ];
}

export const DENY_UNNORMALIZED_PATHS = "DenyUnnormalizedPaths";

/**
 * Denies everybody paths with empty parts or parts of dots, if `closings` need it. No page of AWS's says whether API Gateway
 * normalizes such a path before it looks for the route, so it is taken to do so. No client that conforms to RFC 3986 sends
 * one, nor percent-encodes a dot.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
 */
export function denyUnnormalizedPaths(api: OfferedApi, closings: readonly Closing[]): readonly Statement[] {
  if (!closings.some(({ unnormalized }) => unnormalized)) return [];
  return [deny(api, DENY_UNNORMALIZED_PATHS, UNNORMALIZED)];
}

const UNNORMALIZED = ["*//*", "*/./*", "*/../*", "*/.", "*/..", ...encodings(".").map((code) => `*${code}*`)];

/** @param ends of ARNs, after the stage */
function deny(api: ApiStage, sid: string, ends: readonly string[], condition?: Condition): Statement {
  const resources = ends.map((end) => `${apiArn(api)}/${api.stage}/${end}`);
  return denyInvoke(sid, resources, condition);
}
