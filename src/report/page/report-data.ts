import type { NetworkFindings } from "../../access/network/network-findings";
import type { Json } from "../../access/network/stack/stack-json";
import type { World } from "../../access/world/world";
import type { AccessReport } from "../access-report";
import type { ExplainedReport } from "../calls/explained-report";
import type { GatewayReport } from "../gateway/gateway-report";

/** Everything that a page is made from. */
export interface ReportData {
  readonly world: World;
  readonly access: AccessReport;
  /** Absent where the deployment has no gateways. */
  readonly gateways?: GatewayReport;
  /** The calls of both, explained. */
  readonly explained: ExplainedReport;
  readonly network: Pick<NetworkFindings, "facts" | "assumptions">;
  /** The parsed `cdk.tf.json` of each stack, by stack id. */
  readonly stacks: Readonly<Record<string, Json>>;
  /** The address of such a file as a synthesis writes it, seen from the page. */
  readonly stackFile: (stackId: string) => string;
}
