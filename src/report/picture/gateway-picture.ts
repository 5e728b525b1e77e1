import type { Deployment } from "../../model/deployment";
import type { GatewayReport } from "../gateway/gateway-report";
import { merged } from "./api-picture";
import type { Edge, Picture } from "./picture";

/** The picture of gateways and the services behind them: callers, HTTP API, balancer, endpoints, endpoint services. */
export function gatewayPicture(
  { gatewayConsumers, serviceProviders }: Deployment,
  { matrices }: GatewayReport,
): Picture {
  const own = new Set(serviceProviders.map(({ stackId }) => stackId));
  const others = gatewayConsumers.flatMap(({ uses }) => uses.filter(({ name }) => !own.has(name)));
  return {
    groups: [
      ...(gatewayConsumers.length > 0
        ? [{ label: "internet", nodes: [{ id: "gateway callers", lines: ["callers"] }] }]
        : []),
      ...gatewayConsumers.map(({ stackId, account, network, uses, gateway }) => ({
        label: `${stackId}: account ${account}`,
        nodes: [
          { id: `${stackId} gateway`, lines: [`HTTP API ${gateway.name}`, `auth ${gateway.access.kind}`] },
        ],
        groups: [
          {
            label: `VPC ${network.cidr}, zones ${network.zones.join(", ")}`,
            nodes: [
              { id: `${stackId} balancer`, lines: ["balancer", gateway.waf ? "firewall" : "no firewall"] },
              ...uses.map(({ name }) => ({ id: `${stackId} to ${name}`, lines: [`endpoint of ${name}`] })),
            ],
          },
        ],
      })),
      ...serviceProviders.map(({ stackId, account, service: { compute, port } }) => ({
        label: `${stackId}: account ${account}`,
        groups: [
          {
            label: compute.type === "existing" ? "VPC of its own" : `VPC ${compute.network.cidr}`,
            nodes: [
              { id: `${stackId} service`, lines: ["endpoint service", "network balancer"] },
              { id: `${stackId} servers`, lines: [`servers: ${compute.type}`, `port ${port}`] },
            ],
          },
        ],
      })),
      ...[...new Set(others.map(({ name }) => name))].map((name) => ({
        label: `${name}: not in this file`,
        nodes: [{ id: `${name} service`, lines: ["endpoint service"] }],
      })),
    ],
    edges: merged(matrices.flatMap((matrix) => edgesOf(matrix, own))),
  };
}

function edgesOf(
  { gateway, rows }: GatewayReport["matrices"][number],
  own: ReadonlySet<string>,
): readonly Edge[] {
  return rows.flatMap(({ route, calls: all }) =>
    all.flatMap(({ callers, outcome: { service, steps } }) => {
      if (service === undefined) return [];
      const words = steps.map(({ by, reason }) => `  ${by}: ${reason}`);
      const calls = [[`${gateway} ${route}, ${callers}: allowed, ${service} answers`, ...words].join("\n")];
      const leg = (from: string, to: string, label: string) => ({ from, to, label, calls });
      return [
        leg("gateway callers", `${gateway} gateway`, "authorization"),
        leg(`${gateway} gateway`, `${gateway} balancer`, "VPC link"),
        leg(`${gateway} balancer`, `${gateway} to ${service}`, "listener rule"),
        leg(`${gateway} to ${service}`, `${service} service`, "PrivateLink, accepted"),
        ...(own.has(service) ? [leg(`${service} service`, `${service} servers`, "security group")] : []),
      ];
    }),
  );
}
