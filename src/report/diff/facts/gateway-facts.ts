import type { EndpointGrant, ServiceProvider } from "../../../model/gateway/endpoint-service";
import type { GatewayAccess, GatewayConsumer } from "../../../model/gateway/gateway";
import { routeKey } from "../../../model/routes/route";
import type { Fact } from "./fact";
import { setting } from "./provider-facts";

/** All that a gateway's part of the file says of its routes and callers. */
export function gatewayFacts({
  stackId,
  account,
  region,
  uses,
  gateway,
  network,
}: GatewayConsumer): readonly Fact[] {
  const { name, access, throttle, cors, domain, waf, keepWarm } = gateway;
  const settings = { ...accessSettings(access), throttle, cors, domain, waf, keepWarm, network };
  const scopes = access.kind === "jwt" ? access.scopes : {};
  return [
    { section: "parties", name: `gateway ${stackId}`, value: `account ${account}, ${region}` },
    { section: "clients", name: `${name} of ${stackId}`, value: gateway.type },
    ...Object.entries(settings).flatMap(([key, value]) => setting(stackId, key, value)),
    ...uses.flatMap((use) =>
      use.routes.map((route): Fact => {
        const needed = scopes[routeKey(route)] ?? [];
        const scope = needed.length > 0 ? `, scope ${needed.join(" or ")}` : "";
        return {
          ...{
            section: "routes",
            name: `${routeKey(route)} of ${stackId}`,
            value: `leads to ${use.name}${scope}`,
          },
        };
      }),
    ),
    ...(access.kind === "iam" ? access.callers : []).map(
      ({ name: caller, roleArn, routes }): Fact => ({
        ...{ section: "grants", name: `${caller} of ${stackId}` },
        value: `${roleArn}, may call ${routes.map(routeKey).sort().join(", ")}`,
      }),
    ),
  ];
}

function accessSettings(access: GatewayAccess) {
  const { kind } = access;
  if (kind !== "jwt") return { access: kind };
  return { access: kind, issuer: access.issuer, audience: [...access.audience].sort() };
}

/** All that the part of the file says of a service behind an endpoint, and who may connect. */
export function serviceFacts({
  stackId,
  account,
  region,
  service,
  grants,
}: ServiceProvider): readonly Fact[] {
  const { type, port, tls, healthPath, compute } = service;
  const settings = { type, port, tls, healthPath, compute: compute.type };
  return [
    { section: "parties", name: `provider ${stackId}`, value: `account ${account}, ${region}` },
    ...Object.entries(settings).flatMap(([key, value]) => setting(stackId, key, value)),
    ...grants.map((grant) => grantFact(stackId, grant)),
  ];
}

function grantFact(stackId: string, { consumer, account, endpoint }: EndpointGrant): Fact {
  const way = endpoint.kind === "stated" ? endpoint.ids.join(" ") : "its own endpoint";
  return {
    section: "grants",
    name: `a grant to ${consumer} by ${stackId}`,
    value: `account ${account}, ${way}`,
  };
}
