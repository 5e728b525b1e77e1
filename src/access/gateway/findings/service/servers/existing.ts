import { assumption, type Finding, listed } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { onlyOne } from "../../../../network/held/only";
import { listOf, objectOf, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { ExistingExpectations, ServiceExpectations } from "../../../expectations/service-expectations";

/** A balancer of others, which a plan looks at: nothing of it is made, and nothing of what is behind it is known. */
export function existingFindings(
  stack: Stack,
  { port }: ServiceExpectations,
  { loadBalancerArn, zoneIds }: ExistingExpectations,
): readonly Finding[] {
  const types = ["data.aws_lb", "data.aws_lb_listener", "data.aws_subnet", "aws_vpc_endpoint_service"];
  const found = types.map((type) => onlyOne(stack, type));
  const [balancer, listener, subnets, service] = found.map(({ resource }) => resource);
  if (!balancer || !listener || !subnets || !service) return found.flatMap(({ findings }) => findings);
  const zones = `[for one in ${subnets.address} : one.availability_zone_id]`;
  const ids = JSON.stringify(zoneIds);
  const wrong = [
    ...having(stack, balancer, { arn: loadBalancerArn }),
    ...checked(stack, balancer, "postcondition", '${self.load_balancer_type == "network" && self.internal}'),
    ...having(stack, listener, { load_balancer_arn: of(balancer.address, "arn"), port }),
    ...checked(stack, listener, "postcondition", '${self.protocol == "TCP"}'),
    ...having(stack, subnets, { for_each: of(balancer.address, "subnets"), id: "${each.value}" }),
    ...checked(stack, service, "precondition", `\${length(setsubtract(${ids}, ${zones})) == 0}`),
  ];
  if (wrong.length > 0) return wrong;
  const text = `who else reaches ${loadBalancerArn}, and what answers behind it, is its owner's; that it is an internal network balancer in ${listed(zoneIds)} with a TCP listener on ${port} is seen in each plan`;
  return [assumption(stack, text)];
}

/** The condition that has a plan fail where something is not as the file says. */
function checked(
  stack: Stack,
  { address, attributes }: Resource,
  kind: string,
  condition: string,
): readonly Finding[] {
  const conditions = listOf(objectOf(attributes.lifecycle)[kind]).flatMap(
    (one) => objectOf(one).condition ?? [],
  );
  return having(stack, { address, attributes: { [kind]: conditions } }, { [kind]: [condition] });
}
