import { rulesIn } from "../../../model/aws/managed-rules";
import type { GatewayAccess, GatewayConsumer, HttpGateway, ServiceUse } from "../../../model/gateway/gateway";
import { keepWarmName } from "../../../model/gateway/keep-warm";
import { pathMapping } from "../../../model/gateway/path-mapping";
import { madeRoleArn } from "../../../model/party";
import { routeKey } from "../../../model/routes/route";
import type {
  AccessExpectations,
  GatewayExpectations,
  KeepWarmExpectations,
  RouteExpectations,
  UseExpectations,
} from "./gateway-expectations";

/** The words of a deployment file about one gateway. */
export function expectedGateway(consumer: GatewayConsumer): GatewayExpectations {
  const { account, region, network, uses, gateway } = consumer;
  const { timeoutSeconds, throttle, cors, accessLog, waf, domain, tls } = gateway;
  return {
    ...{ account, region, cors, domain, tls },
    access: accessOf(gateway.access),
    uses: Object.fromEntries(uses.map((use) => [use.name, useOf(use, gateway)])),
    zoneIds: network.zones,
    timeoutMilliseconds: timeoutSeconds * 1000,
    keepWarm: gateway.keepWarm ? keepWarmOf(consumer) : undefined,
    throttle: { ratePerSecond: throttle.ratePerSecond, burst: throttle.burst },
    log: { retentionDays: accessLog.retentionDays, kmsKeyArn: accessLog.kmsKeyArn },
    firewall: waf
      ? {
          groups: waf.managedRuleGroups.map((group) => ({ name: group, count: rulesIn(group, waf.count) })),
          rateLimit: waf.rateLimitPer5Minutes,
        }
      : undefined,
  };
}

function keepWarmOf(consumer: GatewayConsumer): KeepWarmExpectations {
  const name = keepWarmName(consumer.name);
  const { path, permissionsBoundary } = consumer.roles;
  return { name, roleArn: madeRoleArn(consumer, name), rolePath: path, permissionsBoundary };
}

function accessOf(access: GatewayAccess): AccessExpectations {
  switch (access.kind) {
    case "jwt":
      return { kind: access.kind, issuer: access.issuer, audience: access.audience };
    case "iam":
      return {
        kind: access.kind,
        callers: Object.fromEntries(
          access.callers.map(({ name, roleName, roleArn, routes }) => [
            name,
            { roleName, roleArn, routes: routes.map(routeKey) },
          ]),
        ),
      };
    case "none":
      return { kind: access.kind };
  }
}

function useOf(use: ServiceUse, gateway: HttpGateway): UseExpectations {
  const { name, serviceName, port, tls, healthPath } = use;
  return {
    ...{ port, tls, healthPath },
    service:
      serviceName === undefined ? { kind: "stack", stackId: name } : { kind: "named", name: serviceName },
    routes: Object.fromEntries(
      use.routes.map((route): [string, RouteExpectations] => {
        const key = routeKey(route);
        const scopes = gateway.access.kind === "jwt" ? (gateway.access.scopes[key] ?? []) : [];
        return [key, { scopes, path: pathMapping(route, use), throttle: gateway.throttle.routes[key] }];
      }),
    ),
  };
}
