import type { NetworkFindings } from "../../access/network/network-findings";
import type { JsonObject } from "../../access/network/stack/stack-json";
import type { World } from "../../access/world/world";
import type { AccessReport } from "../access-report";
import type { GatewayReport } from "../gateway/gateway-report";

/** Everything that a page is made from. */
export interface ReportData {
  readonly world: World;
  readonly access: AccessReport;
  /** Absent where the deployment has no gateways. */
  readonly gateways?: GatewayReport;
  readonly network: Pick<NetworkFindings, "sentences" | "assumptions">;
  /** The parsed `cdk.tf.json` of each stack, by stack id. */
  readonly stacks: Readonly<Record<string, JsonObject>>;
}
