import type { StrictRule } from "../emulated-aws/strict/rule";
import { SIZE_RULES } from "./execute-api/sizes";
import { functionPolicyIsAsked } from "./functions/function-permission";
import { ROUTING_RULES } from "./routing/routing";
import { FIREWALL_RULES } from "./waf/firewall-rules";

/** The rules by which the gateway decides about calls, whatever the emulator would have let pass. */
export const GATEWAY_RULES: readonly StrictRule[] = [
  ...FIREWALL_RULES,
  ...ROUTING_RULES,
  ...SIZE_RULES,
  functionPolicyIsAsked,
];
