import type { FrontDoorClient } from "../../model/clients/front-door";
import { type KeyGrant, keyGrant } from "./key-grant";

/** The answers of a front door's authorizer, by caller. */
export function callerGrants({ callers, use }: FrontDoorClient): Readonly<Record<string, KeyGrant>> {
  return Object.fromEntries(
    callers.map(({ name, routes, graceMinutes }) => [name, keyGrant(routes, use.routes, graceMinutes)]),
  );
}
