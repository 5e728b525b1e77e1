import type { AccessReport } from "../access-report";
import type { GatewayReport } from "../gateway/gateway-report";
import { type ApiCalls, apiCalls } from "./api-calls";
import { type GatewayCalls, gatewayCalls } from "./gateway-calls";

/** Every call of a deployment's matrices, explained. */
export interface ExplainedReport {
  readonly apis: readonly ApiCalls[];
  readonly gateways: readonly GatewayCalls[];
}

/** @param gateways absent where the deployment has none */
export function explainedReport(access: AccessReport, gateways: GatewayReport | undefined): ExplainedReport {
  return { apis: apiCalls(access.matrices), gateways: gatewayCalls(gateways?.matrices ?? []) };
}
