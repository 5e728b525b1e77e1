import { type Cause, HOPS } from "../cause";
import * as assumption from "./assumption";
import * as authentication from "./authentication";
import * as authorization from "./authorization";
import * as beyond from "./beyond";
import * as client from "./client";
import { endpointPolicyDrifted } from "./endpoint-policy";
import * as firewall from "./firewall";
import * as integration from "./integration";
import * as keys from "./keys";
import { logRoleMissing } from "./log";
import * as network from "./network";
import * as route from "./route";
import { throttled } from "./throttle";

/** Every cause, in the order in which AWS decides a call. Within a hop the more precise one is first. */
export const CAUSES: readonly Cause[] = [
  client.functionAbsent,
  client.functionEnvironment,
  network.endpointAbsent,
  network.endpointState,
  network.securityGroups,
  network.privateDns,
  network.vpcDns,
  network.noConnection,
  assumption.stsEndpointAbsent,
  assumption.stsEndpointPolicyDrifted,
  assumption.mayNotAssume,
  assumption.accessRoleAbsent,
  assumption.roleRecreated,
  assumption.externalId,
  assumption.organization,
  assumption.trustPolicy,
  assumption.assumptionRefused,
  endpointPolicyDrifted,
  firewall.noUserAgent,
  firewall.tooLarge,
  firewall.otherRule,
  throttled,
  route.apiAbsent,
  route.stageAbsent,
  route.routeAbsent,
  route.notRedeployed,
  authentication.unsigned,
  authentication.clock,
  authentication.badSignature,
  authentication.badCredentials,
  authorization.unlinked,
  authorization.otherEndpoint,
  authorization.resourcePolicyDrifted,
  authorization.noResourcePolicy,
  authorization.clientRoleAbsent,
  authorization.identityPolicyDrifted,
  authorization.accessRolePolicyDrifted,
  keys.keyAbsent,
  keys.keyPending,
  keys.keyRefused,
  beyond.organizationPolicy,
  beyond.permissionsBoundary,
  beyond.sessionPolicy,
  beyond.unexplained,
  integration.handlerAbsent,
  integration.notInvocable,
  integration.handlerEnvironment,
  integration.handlerFails,
  logRoleMissing,
].toSorted((a, b) => HOPS.indexOf(a.hop) - HOPS.indexOf(b.hop));
