import { accountReset } from "./account-reset";
import { associatedEndpoints } from "./associated-endpoints";
import { compression } from "./compression";
import { endpointNames } from "./endpoint-names";
import { escapedPolicy } from "./escaped-policy";
import { functionConfiguration } from "./function-configuration";
import type { Gap } from "./gap";
import { instances } from "./instances";
import { ruleDescriptions } from "./rule-descriptions";

/** Everything that the proxy answers or edits, so that moto behaves as AWS where Crosslink relies on it. */
export function emulatorGaps(): readonly Gap[] {
  return [
    escapedPolicy,
    functionConfiguration(),
    accountReset,
    endpointNames,
    associatedEndpoints(),
    compression(),
    ruleDescriptions(),
    instances,
  ];
}
