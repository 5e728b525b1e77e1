import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment, ownCredentials } from "../client/credentials";
import { readEnvironment } from "../client/read-environment";
import { REGION_ENVIRONMENT, type RegionEnvironment } from "../client/region";
import { makeSend } from "../client/send/send";
import { system } from "../client/system";
import { gatewayOf, KEEP_WARM_ENVIRONMENT, type KeepWarmEnvironment } from "./environment";
import { makeKeepWarm } from "./keep-warm";

export type { KeepWarmEnvironment } from "./environment";

const environment = readEnvironment<KeepWarmEnvironment & CredentialEnvironment & RegionEnvironment>(
  process.env,
  { ...KEEP_WARM_ENVIRONMENT, ...CREDENTIAL_ENVIRONMENT, ...REGION_ENVIRONMENT },
);
const target = gatewayOf(environment, environment.AWS_REGION);
const own = ownCredentials(environment);

/** Calls a gateway over its VPC link, signed with the function's own role. */
export const handler = makeKeepWarm(
  { target, credentials: async () => own, send: makeSend(target), system },
  environment.BALANCER_ANSWER,
);
