import { apiReading, deploymentReading, logRoleReading, stageReading } from "./api";
import { apiIdsReading } from "./api-ids";
import {
  endpointReading,
  endpointsReading,
  linkedEndpointsReading,
  stsEndpointReading,
  vpcReading,
} from "./endpoints";
import type { Facts } from "./facts";
import { backendReading, clientFunctionReading } from "./functions";
import { groupRulesReading } from "./group-rules";
import { accessLogReading } from "./logs/access-log";
import { backendErrorsReading } from "./logs/backend-errors";
import { clientLogReading } from "./logs/client-log";
import { blockedReading } from "./logs/sampled-requests";
import type { Reading } from "./reading";
import { accessRoleReading, clientRoleReading } from "./roles";
import { savedMethodsReading } from "./saved-methods";
import { secretsReading } from "./secrets";

/** How each fact is read. */
export const READINGS: { readonly [N in keyof Facts]: Reading<Facts[N]> } = {
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
};
