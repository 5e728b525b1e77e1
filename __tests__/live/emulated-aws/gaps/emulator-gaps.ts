import type { FunctionRunners } from "../function-runner";
import type { Deployments } from "../strict/api-gateway/deployment-snapshot";
import { accountReset } from "./api-gateway/account-reset";
import { associatedEndpoints } from "./api-gateway/associated-endpoints";
import { compression } from "./api-gateway/compression";
import { deploymentSummary } from "./api-gateway/deployment-summary";
import { domainNames } from "./api-gateway/domain-names";
import { escapedPolicy } from "./api-gateway/escaped-policy";
import { groupSettings } from "./auto-scaling/group-settings";
import { instanceRefreshes } from "./auto-scaling/instance-refreshes";
import { launchedInstances } from "./auto-scaling/launched-instances";
import { scalableTargets } from "./auto-scaling/scalable-targets";
import { targetTags } from "./auto-scaling/target-tags";
import { endpointNames } from "./endpoint-names";
import { endpointServicePermissions } from "./endpoint-service-permissions";
import { functionConfiguration } from "./function-configuration";
import type { Gap } from "./gap";
import { instances } from "./instances";
import { invokedFunctions } from "./invoked-functions";
import { issuedCertificates } from "./issued-certificates";
import { privateZones } from "./route53/private-zones";
import { ruleDescriptions } from "./rule-descriptions";
import { secureTransport } from "./secure-transport";

/**
 * Everything that the proxy answers or edits, so that moto behaves as AWS where Crosslink relies on it.
 * @param runners run the functions that are invoked
 * @param deployments of REST APIs, with what each of them serves
 */
export function emulatorGaps(runners: FunctionRunners, deployments: Deployments): readonly Gap[] {
  return [
    escapedPolicy,
    functionConfiguration(),
    accountReset,
    domainNames,
    endpointNames,
    endpointServicePermissions,
    associatedEndpoints(),
    compression(),
    deploymentSummary(deployments),
    ruleDescriptions(),
    secureTransport(),
    instances,
    issuedCertificates(),
    privateZones,
    groupSettings(),
    launchedInstances,
    instanceRefreshes(),
    scalableTargets,
    targetTags(),
    invokedFunctions(runners),
  ];
}
