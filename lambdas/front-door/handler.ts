import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readGrants } from "../authorizer/grants";
import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment } from "../client/credentials";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { system } from "../client/system";
import { makeSecrets } from "../keys/secrets-manager";
import { FRONT_DOOR_ENVIRONMENT, type FrontDoorEnvironment } from "./environment";
import { makeFrontDoor } from "./front-door";

export type { FrontDoorEnvironment } from "./environment";

const environment = readEnvironment<FrontDoorEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...FRONT_DOOR_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);

/** The authorizer of a front door: callers by their keys, in the place of which the provider gets the door's own. */
export const handler = makeFrontDoor(
  environment,
  readGrants(readFileSync(join(__dirname, "grants.json"), "utf8")),
  makeSecrets(environment),
  system,
);
