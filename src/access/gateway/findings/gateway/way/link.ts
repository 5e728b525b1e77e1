import { type Finding, fact, listed, unless } from "../../../../network/finding";
import { zonesOf } from "../../../../network/groups/zones";
import { having, inside, of, type Wanted } from "../../../../network/held/having";
import { referents } from "../../../../network/stack/reference";
import type { Stack } from "../../../../network/stack/stack-json";
import type { GatewayExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

/**
 * The link and the balancer: both in the file's zones, the balancer inside the VPC only. It refuses requests that two servers could
 * read in two ways, and drops headers with characters such as `_`: some servers take `x_crosslink_subject` for the header that only
 * the gateway sets.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
export function linkFindings(
  stack: Stack,
  parts: GatewayParts,
  expected: GatewayExpectations,
): readonly Finding[] {
  const { link, balancer, listener } = parts;
  const wrong = [
    ...having(stack, link, { lifecycle: { create_before_destroy: true } }),
    ...having(stack, balancer, BALANCER),
    ...having(stack, listener, listening(parts, expected)),
    ...having(stack, inside(listener, "default_action"), {
      type: "fixed-response",
      target_group_arn: undefined,
    }),
    ...having(stack, inside(inside(listener, "default_action"), "fixed_response"), { status_code: "404" }),
    ...[link.attributes.subnet_ids, balancer.attributes.subnets].flatMap((subnets, i) => {
      const zones = zonesOf(stack, referents(stack, subnets));
      const address = [link, balancer][i]?.address;
      const wanted = [...expected.zoneIds].sort();
      return unless(
        zones.join() === wanted.join(),
        stack,
        `expected ${address} in ${listed(wanted)}, got ${listed(zones)}`,
      );
    }),
  ];
  if (wrong.length > 0) return wrong;
  const speaks = expected.tls ? `HTTPS with the certificate of ${expected.tls.serverName}` : "HTTP";
  return [
    fact(stack, `${link.address} leads to ${balancer.address}, which is internal, and speaks ${speaks}`),
  ];
}

const BALANCER: Wanted = {
  load_balancer_type: "application",
  internal: true,
  desync_mitigation_mode: "strictest",
  drop_invalid_header_fields: true,
};

/** A request that no rule takes is answered by the balancer itself. */
function listening({ balancer }: GatewayParts, { tls }: GatewayExpectations): Wanted {
  return {
    load_balancer_arn: of(balancer.address, "arn"),
    port: tls ? 443 : 80,
    protocol: tls ? "HTTPS" : "HTTP",
    certificate_arn: tls?.certificateArn,
    ssl_policy: tls && "ELBSecurityPolicy-TLS13-1-2-2021-06",
  };
}
