import type { Deployment } from "../../../model/deployment";
import type { ServiceProvider } from "../../../model/gateway/endpoint-service";
import { accountLabel } from "../apis/account-label";
import type { Edge, Group } from "../picture";

/** The accounts of endpoint services, those that only their facts describe, and external consumers that may connect. */
export function serviceGroups({ serviceProviders, gatewayConsumers }: Deployment): readonly Group[] {
  const own = new Set(serviceProviders.map(({ stackId }) => stackId));
  const named = gatewayConsumers.flatMap(({ uses }) => uses.filter(({ name }) => !own.has(name)));
  const others = new Map(named.map((use) => [use.name, use]));
  return [
    ...serviceProviders.flatMap(externals),
    ...serviceProviders.map(serviceGroup),
    ...[...others.values()].map(({ name, account, region }) => ({
      label: `${accountLabel({ stackId: name, account, region })}, not in this file`,
      nodes: [{ id: `${name} service`, lines: ["endpoint service", "not made here"] }],
    })),
  ];
}

/** The endpoints of external consumers, whose calls are not known here. */
export function serviceEdges(providers: readonly ServiceProvider[]): readonly Edge[] {
  return providers.flatMap(({ stackId, grants }) =>
    grants
      .filter(({ endpoint }) => endpoint.kind === "stated" && endpoint.ids.length > 0)
      .map(({ consumer }) => ({
        from: `${stackId} from ${consumer}`,
        to: `${stackId} service`,
        label: "accepted endpoint",
        calls: [],
      })),
  );
}

function externals({ stackId, grants }: ServiceProvider): readonly Group[] {
  return grants.flatMap(({ consumer, account, isExternal, endpoint }) =>
    isExternal && endpoint.kind === "stated" && endpoint.ids.length > 0
      ? [
          {
            label: `${consumer}: account ${account}, not in this file`,
            nodes: [
              { id: `${stackId} from ${consumer}`, lines: ["interface endpoint", endpoint.ids.join(", ")] },
            ],
          },
        ]
      : [],
  );
}

function serviceGroup({ stackId, account, region, service: { compute, port, tls } }: ServiceProvider): Group {
  const speaks = `${tls ? "HTTPS" : "HTTP"}, port ${port}`;
  const service = { id: `${stackId} service`, lines: ["endpoint service", "network balancer"] };
  const label = accountLabel({ stackId, account, region });
  if (compute.type === "existing")
    return {
      label,
      nodes: [service, { id: `${stackId} servers`, lines: ["servers", `exist, ${speaks}`] }],
    };
  const { network, table, min, max } = compute;
  const kind = compute.type === "fargate" ? "Fargate tasks" : `EC2 instances ${compute.instanceType}`;
  return {
    label,
    groups: [
      {
        label: `VPC ${network.cidr}, zones ${network.zones.join(", ")}`,
        nodes: [
          service,
          {
            id: `${stackId} servers`,
            lines: [kind, speaks, `${min} to ${max}`, ...(table ? ["with a DynamoDB table"] : [])],
          },
        ],
      },
    ],
  };
}
