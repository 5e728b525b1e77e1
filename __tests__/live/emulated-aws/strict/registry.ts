import { GATEWAY_RULES } from "../../gateway/gateway-rules";
import { completeMethods } from "./api-gateway/complete-methods";
import { type Deployments, deploymentSnapshot } from "./api-gateway/deployment-snapshot";
import { logRole } from "./api-gateway/log-role";
import { pathParts } from "./api-gateway/path-parts";
import { servedDeployments } from "./api-gateway/served-deployments";
import { stageLogs } from "./api-gateway/stage-logs";
import { throttledManagement } from "./api-gateway/throttled-management";
import { endpointPolicies } from "./ec2/endpoint-policies";
import { endpointZones } from "./ec2/endpoint-zones";
import { usedSecurityGroups, usedSubnets } from "./ec2/network-dependencies";
import { onePrivateName, privateNamesResolved } from "./ec2/private-dns";
import { eventualConsistency } from "./iam/eventual-consistency";
import { inlinePolicySize, trustPolicySize } from "./iam/policy-sizes";
import { permissionsBoundaries, rolePaths, trustedPrincipals } from "./iam/role-parts";
import { executionRoles } from "./lambda/execution-roles";
import { functionPolicySize, uniqueStatementIds } from "./lambda/function-policies";
import { lingeringInterfaces } from "./lambda/lingering-interfaces";
import { requesterManaged } from "./lambda/requester-managed";
import { privateApiPolicy } from "./resource-policies/private-api-policy";
import { resourcePolicies, resourcesByName } from "./resource-policies/resource-policies";
import { restApiImport } from "./rest-api-import/rest-api-import";
import type { ManagementRule, StrictRule } from "./rule";
import { kmsKeys } from "./s3/kms-keys";
import { associatedStages, associatedWebAcls, webAclRules } from "./waf/web-acls";

/** The part of one emulated AWS that its rules share with those who use it. */
export interface Surroundings {
  /** Filled with every deployment, as stages serve it. */
  readonly deployments: Deployments;
  /** Has changes in IAM take their time. @default false */
  readonly eventuallyConsistent?: boolean;
}

/** Rules in front of the gaps, so that answers to calls of their own are corrected as well. */
export function arrivalRules(): readonly ManagementRule[] {
  return [throttledManagement(), restApiImport];
}

/** Everything else that the proxy refuses in the place of AWS; the first rule sees a request first. */
export function managementRules(surroundings: Surroundings): readonly ManagementRule[] {
  const { deployments, eventuallyConsistent = false } = surroundings;
  return [
    eventualConsistency(eventuallyConsistent),
    pathParts,
    resourcesByName,
    resourcePolicies,
    privateApiPolicy,
    completeMethods,
    deploymentSnapshot(deployments),
    servedDeployments,
    logRole,
    stageLogs,
    associatedStages,
    associatedWebAcls,
    webAclRules,
    inlinePolicySize,
    trustPolicySize,
    trustedPrincipals,
    rolePaths,
    permissionsBoundaries,
    executionRoles,
    functionPolicySize,
    uniqueStatementIds,
    requesterManaged,
    lingeringInterfaces(),
    usedSubnets,
    usedSecurityGroups,
    onePrivateName,
    privateNamesResolved,
    endpointPolicies,
    endpointZones,
    kmsKeys,
  ];
}

/** Every rule by which the emulated AWS is as strict as AWS, by where it is met. */
export function strictRules(): Readonly<Record<"deploying" | "calling", readonly StrictRule[]>> {
  const deploying = [...arrivalRules(), ...managementRules({ deployments: new Map() })];
  return { deploying, calling: GATEWAY_RULES };
}
