import type { ClientBase } from "../../model/clients/client-base";
import type { FrontDoorClient } from "../../model/clients/front-door";
import type { KeyRotation } from "../../model/keys/api-key";
import type { DoorCallerOutline } from "../outline/consumer/door-caller";
import type { KeyOutline } from "../outline/consumer/key";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";
import { doorCacheSeconds } from "./authorizer";

type ClientFile = DeploymentFile["consumers"][string]["clients"][string];
type FrontDoorFile = Extract<ClientFile, { type: "rest-front-door" }>;

export function buildFrontDoor(
  { callers: _, uses: __, authorizer, ...file }: FrontDoorFile,
  common: ClientBase,
  callers: readonly DoorCallerOutline[],
): FrontDoorClient {
  return {
    ...file,
    ...common,
    auth: "api-key",
    cacheSeconds: doorCacheSeconds(authorizer?.cacheSeconds),
    callers: callers.map(({ name, granted, key }) => ({
      name,
      routes: known(granted, `the routes of ${name}`),
      ...buildRotation(key),
    })),
  };
}

export function buildRotation({ rotateEveryDays, graceMinutes, testRoute }: KeyOutline): KeyRotation {
  return {
    rotateEveryDays: known(rotateEveryDays, "rotateEveryDays"),
    graceMinutes: known(graceMinutes, "graceMinutes"),
    testRoute: known(testRoute, "testRoute"),
  };
}
