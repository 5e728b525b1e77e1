import type { StrictRule } from "../emulated-aws/strict/rule";
import { AUTHORIZER_RULES } from "./authorizers/authorizer-rules";
import { SIZE_RULES } from "./execute-api/sizes";
import { functionPolicyIsAsked } from "./functions/function-permission";
import { scheduleIsLetIn } from "./functions/scheduled-run";
import { HOP_RULES, HTTP_API_RULES } from "./http-api/http-api-rules";
import { HTTP_PROXY_RULES } from "./http-proxy/http-proxy-rules";
import { MACHINE_RULES } from "./machines/machine-rules";
import { MUTUAL_TLS_RULES } from "./mutual-tls/mutual-tls-rules";
import { ROUTING_RULES } from "./routing/routing";
import { SERVICE_RULES } from "./services/service-rules";
import { FIREWALL_RULES } from "./waf/firewall-rules";

/** The rules by which the gateway decides about calls, whatever the emulator would have let pass. */
export const GATEWAY_RULES: readonly StrictRule[] = [
  ...FIREWALL_RULES,
  ...ROUTING_RULES,
  ...SIZE_RULES,
  ...AUTHORIZER_RULES,
  ...HTTP_PROXY_RULES,
  ...HTTP_API_RULES,
  ...HOP_RULES,
  ...MUTUAL_TLS_RULES,
  ...MACHINE_RULES,
  ...SERVICE_RULES,
  functionPolicyIsAsked,
  scheduleIsLetIn,
];
