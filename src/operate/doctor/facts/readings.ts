import type { ExaminedCall } from "../examined-call";
import type { Readings } from "../kind";
import { serviceReading } from "../private-link/service";
import { serviceEndpointReading } from "../private-link/service-endpoint";
import { apiReading, deploymentReading, logRoleReading, stageReading } from "./api";
import { apiIdsReading } from "./api-ids";
import {
  doorApiReading,
  doorAuthorizerReading,
  doorDeploymentReading,
  doorLogReading,
  doorStageReading,
} from "./door/door";
import { doorBalancerReading, doorLinkReading } from "./door/door-link";
import {
  endpointReading,
  endpointsReading,
  linkedEndpointsReading,
  stsEndpointReading,
  vpcReading,
} from "./endpoints";
import { authorizerReading, intendedCodeReading } from "./entrance/authorizer";
import { domainReading } from "./entrance/domain";
import { trustStoreReading } from "./entrance/trust-store";
import {
  entranceGroupsReading,
  entryBalancerReading,
  ownEndpointReading,
  verifierReading,
} from "./entrance/way";
import type { Facts } from "./facts";
import { backendReading, clientFunctionReading } from "./functions";
import { groupRulesReading } from "./group-rules";
import { accessLogReading } from "./logs/access-log";
import { decisionsReading } from "./logs/authorizer-log";
import { backendErrorsReading } from "./logs/backend-errors";
import { clientLogReading } from "./logs/client-log";
import { connectionLogReading } from "./logs/connection-log";
import { blockedReading } from "./logs/sampled-requests";
import { accessRoleReading, clientRoleReading } from "./roles";
import { savedMethodsReading } from "./saved-methods";
import { secretsReading } from "./secrets";

/** How each fact is read. */
export const READINGS: Readings<ExaminedCall, Facts> = {
  now: { what: "the clock", key: () => "", needs: () => [], read: async (_, { now }) => now },
  api: apiReading,
  apiIds: apiIdsReading,
  savedMethods: savedMethodsReading,
  stage: stageReading,
  deployment: deploymentReading,
  logRole: logRoleReading,
  accessLog: accessLogReading,
  blocked: blockedReading,
  backend: backendReading,
  backendErrors: backendErrorsReading,
  accessRole: accessRoleReading,
  linkedEndpoints: linkedEndpointsReading,
  endpoints: endpointsReading,
  endpoint: endpointReading,
  stsEndpoint: stsEndpointReading,
  vpc: vpcReading,
  groupRules: groupRulesReading,
  clientRole: clientRoleReading,
  clientFunction: clientFunctionReading,
  clientLog: clientLogReading,
  secrets: secretsReading,
  service: serviceReading,
  serviceEndpoint: serviceEndpointReading,
  entryBalancer: entryBalancerReading,
  verifier: verifierReading,
  entranceGroups: entranceGroupsReading,
  trustStore: trustStoreReading,
  connectionLog: connectionLogReading,
  ownEndpoint: ownEndpointReading,
  domain: domainReading,
  authorizer: authorizerReading,
  intendedCode: intendedCodeReading,
  decisions: decisionsReading,
  doorApi: doorApiReading,
  doorStage: doorStageReading,
  doorDeployment: doorDeploymentReading,
  doorAuthorizer: doorAuthorizerReading,
  doorLink: doorLinkReading,
  doorBalancer: doorBalancerReading,
  doorLog: doorLogReading,
};
