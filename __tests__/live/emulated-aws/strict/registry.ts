import { GATEWAY_RULES } from "../../gateway/gateway-rules";
import { FunctionRunners } from "../function-runner";
import { validatedCertificates } from "./acm/validated-certificates";
import { authorizerSettings, methodAuthorizers } from "./api-gateway/authorizers/authorizers";
import { completeMethods } from "./api-gateway/complete-methods";
import { type Deployments, deploymentSnapshot } from "./api-gateway/deployment-snapshot";
import { accessAssociations } from "./api-gateway/domain-names/access-associations";
import { mappedApis, privateMappings, usedDomains } from "./api-gateway/domain-names/base-path-mappings";
import {
  domainTypes,
  privateDomains,
  restDomainCertificates,
} from "./api-gateway/domain-names/domain-certificates";
import { keptDomains } from "./api-gateway/domain-names/kept-domains";
import { gatewayResponses } from "./api-gateway/gateway-responses";
import { integrationParameters, linkedIntegrations } from "./api-gateway/integrations/integrations";
import { linkTargets, usedLinks } from "./api-gateway/integrations/vpc-links";
import { logRole } from "./api-gateway/log-role";
import { pathParts } from "./api-gateway/path-parts";
import { servedDeployments } from "./api-gateway/served-deployments";
import { stageLogs } from "./api-gateway/stage-logs";
import { throttledManagement } from "./api-gateway/throttled-management";
import { userDataSize } from "./auto-scaling/launch-templates";
import { groupProfiles, groupSizes } from "./auto-scaling/scaling-groups";
import { configuredSubnets, endpointAddresses } from "./ec2/endpoint-addresses/endpoint-addresses";
import { endpointPolicies } from "./ec2/endpoint-policies";
import { endpointZones } from "./ec2/endpoint-zones";
import { usedSecurityGroups, usedSubnets } from "./ec2/network-dependencies";
import { onePrivateName, privateNamesResolved } from "./ec2/private-dns";
import { privateLinkRules } from "./ec2/private-link/private-link-rules";
import { runningServices } from "./ecs/running-services";
import { serviceParts } from "./ecs/service-parts";
import { fargateSizes, taskRoles } from "./ecs/task-definitions";
import { applicationZones, listenerRules, sharedTargetGroups } from "./elb/application-balancers";
import { balancerInterfaces } from "./elb/balancer-interfaces";
import { balancerLogs } from "./elb/balancer-logs";
import { balancerTargetGroups, balancerTargets, targetedListeners } from "./elb/balancer-targets";
import { balancerGroups, balancerNames, listenerPorts, usedBalancers } from "./elb/balancers";
import { healthChecks } from "./elb/health-checks";
import { mutualAuthenticationRules } from "./elb/mutual-authentication/mutual-authentication-rules";
import { privateLinkTraffic } from "./elb/private-link-traffic";
import { targetAddresses } from "./elb/targets";
import { ruleNames, scheduleExpressions } from "./events/rules";
import { httpApiRules } from "./http-api/http-api-rules";
import { eventualConsistency } from "./iam/eventual-consistency";
import { inlinePolicySize, trustPolicySize } from "./iam/policy-sizes";
import { permissionsBoundaries, rolePaths, trustedPrincipals } from "./iam/role-parts";
import { keyLockouts, keyPrincipals } from "./kms/key-policies";
import { executionRoles } from "./lambda/execution-roles";
import { functionPolicySize, uniqueStatementIds } from "./lambda/function-policies";
import { lingeringInterfaces } from "./lambda/lingering-interfaces";
import { requesterManaged } from "./lambda/requester-managed";
import { privateApiPolicy } from "./resource-policies/private-api-policy";
import { resourcePolicies, resourcesByName } from "./resource-policies/resource-policies";
import { restApiImport } from "./rest-api-import/rest-api-import";
import type { ManagementRule, StrictRule } from "./rule";
import { kmsKeys } from "./s3/kms-keys";
import { deletedSecrets } from "./secrets-manager/deleted-secrets";
import { rotatedSecrets, testedRotations } from "./secrets-manager/rotation/rotate-secret";
import {
  rotatedValues,
  rotationFunctions,
  unfinishedRotations,
} from "./secrets-manager/rotation/rotation-conditions";
import { managedKeys, secretAccess } from "./secrets-manager/secret-access";
import { publicPolicies, secretPolicies } from "./secrets-manager/secret-policies";
import { secretValues, valueTokens } from "./secrets-manager/secret-values";
import { Secrets } from "./secrets-manager/secrets";
import { validatedKeys } from "./secrets-manager/validated-keys";
import { parameterSizes, readableParameters } from "./ssm/parameters";
import { associatedBalancers } from "./waf/associated-balancers";
import { associatedStages, associatedWebAcls, webAclRules } from "./waf/web-acls";

/** The part of one emulated AWS that its rules share with those who use it. */
export interface Surroundings {
  /** Filled with every deployment, as stages serve it. */
  readonly deployments: Deployments;
  /** Run the functions of rotations. */
  readonly runners: FunctionRunners;
  /** Has changes in IAM take their time. @default false */
  readonly eventuallyConsistent?: boolean;
}

/** Rules in front of the gaps, so that answers to calls of their own are corrected as well. */
export function arrivalRules(): readonly ManagementRule[] {
  return [throttledManagement(), restApiImport];
}

/** Everything else that the proxy refuses in the place of AWS; the first rule sees a request first. */
export function managementRules(surroundings: Surroundings): readonly ManagementRule[] {
  const { deployments, runners, eventuallyConsistent = false } = surroundings;
  return [
    eventualConsistency(eventuallyConsistent),
    validatedCertificates,
    pathParts,
    resourcesByName,
    resourcePolicies,
    privateApiPolicy,
    completeMethods,
    deploymentSnapshot(deployments),
    servedDeployments,
    logRole,
    stageLogs,
    authorizerSettings,
    methodAuthorizers,
    gatewayResponses,
    integrationParameters,
    linkTargets,
    usedLinks(deployments),
    linkedIntegrations(),
    restDomainCertificates,
    privateDomains,
    domainTypes,
    privateMappings,
    mappedApis,
    usedDomains,
    accessAssociations(),
    keptDomains(),
    ...httpApiRules(),
    ruleNames,
    scheduleExpressions,
    associatedStages,
    associatedBalancers,
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
    ...privateLinkRules(),
    onePrivateName,
    privateNamesResolved,
    endpointPolicies,
    endpointZones,
    kmsKeys,
    configuredSubnets,
    endpointAddresses(),
    balancerNames,
    applicationZones,
    listenerRules,
    sharedTargetGroups,
    healthChecks,
    ...mutualAuthenticationRules(),
    balancerTargetGroups,
    balancerTargets,
    targetedListeners,
    balancerGroups,
    listenerPorts,
    targetAddresses,
    usedBalancers,
    balancerInterfaces(),
    privateLinkTraffic(),
    balancerLogs,
    userDataSize,
    groupSizes,
    groupProfiles,
    fargateSizes,
    taskRoles,
    serviceParts,
    runningServices(),
    keyPrincipals,
    keyLockouts,
    parameterSizes,
    readableParameters,
    ...secretRules(runners),
  ];
}

/** The rules of Secrets Manager: those about access hand on the secret's ARN, and take calls to its own account. */
function secretRules(runners: FunctionRunners): readonly ManagementRule[] {
  const secrets = new Secrets();
  return [
    managedKeys,
    secretAccess(secrets),
    validatedKeys,
    secretPolicies,
    publicPolicies,
    deletedSecrets,
    rotationFunctions(secrets),
    rotatedValues(secrets),
    unfinishedRotations(secrets),
    testedRotations(secrets, runners),
    rotatedSecrets(secrets, runners),
    valueTokens(secrets),
    secretValues(secrets),
  ];
}

/** Every rule by which the emulated AWS is as strict as AWS, by where it is met. */
export function strictRules(): Readonly<Record<"deploying" | "calling", readonly StrictRule[]>> {
  const deploying = [
    ...arrivalRules(),
    ...managementRules({ deployments: new Map(), runners: new FunctionRunners() }),
  ];
  return { deploying, calling: GATEWAY_RULES };
}
