import type { FunctionRunners } from "../function-runner";
import { accountReset } from "./account-reset";
import { associatedEndpoints } from "./associated-endpoints";
import { compression } from "./compression";
import { domainNames } from "./domain-names";
import { endpointNames } from "./endpoint-names";
import { endpointServicePermissions } from "./endpoint-service-permissions";
import { escapedPolicy } from "./escaped-policy";
import { functionConfiguration } from "./function-configuration";
import type { Gap } from "./gap";
import { instances } from "./instances";
import { invokedFunctions } from "./invoked-functions";
import { ruleDescriptions } from "./rule-descriptions";
import { secureTransport } from "./secure-transport";

/**
 * Everything that the proxy answers or edits, so that moto behaves as AWS where Crosslink relies on it.
 * @param runners run the functions that are invoked
 */
export function emulatorGaps(runners: FunctionRunners): readonly Gap[] {
  return [
    escapedPolicy,
    functionConfiguration(),
    accountReset,
    domainNames,
    endpointNames,
    endpointServicePermissions,
    associatedEndpoints(),
    compression(),
    ruleDescriptions(),
    secureTransport(),
    instances,
    invokedFunctions(runners),
  ];
}
