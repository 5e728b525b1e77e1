import type { StrictRule } from "../support/strict/rule";
import { functionPolicyIsAsked } from "./function-permission";
import { ROUTING_RULES } from "./routing";
import { SIZE_RULES } from "./sizes";
import { FIREWALL_RULES } from "./waf/strict-rules";

/** The rules by which the gateway decides about calls, whatever the emulator would have let pass. */
export const GATEWAY_RULES: readonly StrictRule[] = [
  ...FIREWALL_RULES,
  ...ROUTING_RULES,
  ...SIZE_RULES,
  functionPolicyIsAsked,
];
