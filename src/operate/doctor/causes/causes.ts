import { type Cause, HOPS, inOrder } from "../cause";
import { PRIVATE_LINK_CAUSES } from "../private-link/causes";
import * as assumption from "./assumption";
import * as authentication from "./authentication";
import * as authorization from "./authorization";
import * as beyond from "./beyond";
import * as client from "./client";
import * as door from "./door/door";
import { endpointPolicyDrifted } from "./endpoint-policy";
import * as authorizer from "./entrance/authorizer";
import * as certificate from "./entrance/certificate";
import * as trustStore from "./entrance/trust-store";
import * as entrance from "./entrance/way";
import * as firewall from "./firewall";
import * as integration from "./integration";
import * as keys from "./keys";
import { logRoleMissing } from "./log";
import * as network from "./network";
import * as route from "./route";
import { throttled } from "./throttle";

/** Every cause, in the order in which AWS decides a call. Within a hop the more precise one is first. */
export const CAUSES: readonly Cause[] = inOrder(HOPS, [
  door.apiAbsent,
  door.throttled,
  door.routeAbsent,
  door.authorizerDiffers,
  door.callerKeyAbsent,
  door.callerRefused,
  door.linkUnavailable,
  door.endpointUnreachable,
  door.noAnswer,
  client.functionAbsent,
  client.functionEnvironment,
  certificate.absent,
  certificate.unusable,
  network.endpointAbsent,
  ...PRIVATE_LINK_CAUSES,
  network.endpointState,
  network.securityGroups,
  network.privateDns,
  network.vpcDns,
  entrance.privateZone,
  entrance.groupsClosed,
  entrance.entryUnhealthy,
  entrance.verifierUnhealthy,
  entrance.notVerifying,
  trustStore.absent,
  trustStore.bundleDiffers,
  trustStore.listsDiffer,
  certificate.missing,
  certificate.expired,
  certificate.notYetValid,
  certificate.revoked,
  certificate.untrusted,
  certificate.unfit,
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
  entrance.ownEndpointAbsent,
  entrance.ownEndpointPolicyDrifted,
  firewall.noUserAgent,
  firewall.tooLarge,
  firewall.otherRule,
  throttled,
  entrance.domainAbsent,
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
  authorizer.absent,
  authorizer.otherCode,
  authorizer.unknownSubject,
  authorizer.otherCertificate,
  authorizer.otherConsumer,
  authorizer.notDescribed,
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
]);
