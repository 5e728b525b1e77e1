import { type Finding, fact, listed, shown, unless } from "../../../../network/finding";
import { zonesOf } from "../../../../network/groups/zones";
import { having, inside, of } from "../../../../network/held/having";
import { endpointsOf } from "../../../../network/stack/endpoint";
import { referent } from "../../../../network/stack/reference";
import type { Resource, Stack } from "../../../../network/stack/stack-json";
import type { UseExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";
import { attached } from "./attachments";

/** The resources of one use. */
export interface UsedService {
  readonly rule: Resource;
  readonly targets: Resource;
  readonly endpoint: Resource;
}

/** A use with its name, and the zones that its endpoint has to be in. */
interface NamedUse {
  readonly name: string;
  readonly use: UseExpectations;
  readonly zoneIds: readonly string[];
}

/** The way of one use: calls of its name go to the addresses of its endpoint, one in each zone, on its port. */
export function usedService(
  stack: Stack,
  { listener }: GatewayParts,
  { name, use, zoneIds }: NamedUse,
  { rule, targets, endpoint }: UsedService,
): readonly Finding[] {
  const protocol = use.tls ? "HTTPS" : "HTTP";
  const vpc = shown(referent(stack, endpoint.attributes.vpc_id));
  const pinned = endpointsOf(stack).find(({ address }) => address === endpoint.address)?.pinned ?? [];
  const addresses = pinned.map(({ ipv4 }) => shown(ipv4)).sort();
  const zones = zonesOf(
    stack,
    pinned.map(({ subnet }) => shown(subnet)),
  );
  const wanted = [...zoneIds].sort();
  const wrong = [
    ...having(stack, rule, {
      listener_arn: of(listener.address, "arn"),
      condition: { http_header: { http_header_name: "x-crosslink-service", values: [name] } },
      action: { type: "forward", target_group_arn: of(targets.address, "arn") },
      lifecycle: { replace_triggered_by: [`${targets.address}.id`] },
    }),
    ...having(stack, targets, {
      ...{ target_type: "ip", protocol, port: use.port, vpc_id: of(vpc) },
    }),
    ...having(stack, inside(targets, "health_check"), { protocol, path: use.healthPath, matcher: "200-399" }),
    ...having(stack, endpoint, { vpc_endpoint_type: "Interface", private_dns_enabled: false }),
    ...unless(
      zones.join() === wanted.join(),
      stack,
      `expected ${endpoint.address} in ${listed(wanted)}, got ${listed(zones)}`,
    ),
    ...attached(stack, targets.address, addresses, endpoint.address),
  ];
  if (wrong.length > 0) return wrong;
  const text = `${rule.address} sends calls of ${name} to ${listed(addresses)}, the addresses of ${endpoint.address}, on ${use.port}`;
  return [fact(stack, text)];
}
