import { roleName } from "../../../access/intruders/probe";
import type { Deployment } from "../../../model/deployment";
import type { GatewayConsumer, HttpGateway } from "../../../model/gateway/gateway";
import type { GatewayCalls } from "../../calls/gateway-calls";
import { accountLabel } from "../apis/account-label";
import { mergedEdges } from "../merged-edges";
import { type Edge, filled, type Group, type Picture } from "../picture";
import { serviceEdges, serviceGroups } from "./service-groups";

/** The picture of gateways and the services behind them: callers, HTTP API, balancer, endpoints, endpoint services, servers. */
export function gatewayPicture(deployment: Deployment, calls: readonly GatewayCalls[]): Picture {
  const { gatewayConsumers, serviceProviders } = deployment;
  const own = new Set(serviceProviders.map(({ stackId }) => stackId));
  return {
    groups: filled([
      { label: "callers", nodes: gatewayConsumers.map(callersNode) },
      ...gatewayConsumers.map(gatewayGroup),
      ...serviceGroups(deployment),
    ]),
    edges: mergedEdges([...calls.flatMap((one) => callEdges(one, own)), ...serviceEdges(serviceProviders)]),
  };
}

function callersNode({ stackId, gateway }: GatewayConsumer) {
  return { id: `${stackId} callers`, lines: callerLines(gateway) };
}

function callerLines({ name, access }: HttpGateway): readonly string[] {
  switch (access.kind) {
    case "none":
      return ["ANYONE", "on the internet, no token"];
    case "jwt":
      return [
        `callers of ${name}`,
        `tokens of ${new URL(access.issuer).host}`,
        `for ${access.audience.join(", ")}`,
      ];
    case "iam":
      return [
        `callers of ${name}`,
        ...access.callers.map(({ name: caller, roleArn }) => `${caller}: role ${roleName(roleArn)}`),
      ];
  }
}

const AUTHORIZATIONS: Readonly<Record<HttpGateway["access"]["kind"], string>> = {
  none: "no authorization",
  jwt: "JWT authorizer",
  iam: "signed calls (IAM)",
};

function gatewayGroup({ stackId, account, region, network, uses, gateway }: GatewayConsumer): Group {
  return {
    label: accountLabel({ stackId, account, region }),
    nodes: [
      {
        id: `${stackId} gateway`,
        lines: [gateway.name, "HTTP API on the internet", AUTHORIZATIONS[gateway.access.kind]],
      },
    ],
    groups: [
      {
        label: `VPC ${network.cidr}, zones ${network.zones.join(", ")}`,
        nodes: [
          {
            id: `${stackId} balancer`,
            lines: ["application balancer", gateway.waf ? "firewall (WAF)" : "no firewall"],
          },
          ...uses.map(({ name }) => ({
            id: `${stackId} to ${name}`,
            lines: [`endpoint of ${name}`, "interface"],
          })),
        ],
      },
    ],
  };
}

function callEdges(
  { matrix: { gateway, rows }, explained }: GatewayCalls,
  own: ReadonlySet<string>,
): readonly Edge[] {
  return rows.flatMap(({ calls: all }) =>
    all.flatMap((call) => {
      const { service } = call.outcome;
      const told = explained.get(call);
      if (service === undefined || told === undefined) return [];
      const leg = (from: string, to: string, label: string) => ({ from, to, label, calls: [told] });
      return [
        leg(`${gateway} callers`, `${gateway} gateway`, "authorization"),
        leg(`${gateway} gateway`, `${gateway} balancer`, "VPC link"),
        leg(`${gateway} balancer`, `${gateway} to ${service}`, "listener rule"),
        leg(`${gateway} to ${service}`, `${service} service`, "accepted endpoint"),
        ...(own.has(service) ? [leg(`${service} service`, `${service} servers`, "security group")] : []),
      ];
    }),
  );
}
