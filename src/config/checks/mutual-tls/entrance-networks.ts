import { parseCidr } from "../../../model/aws/cidr";
import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { ProviderOutline } from "../../outline/provider/provider";

/** The fewest zones of an application balancer. */
const FEWEST_ZONES = 2;

/** The longest prefix of a block of which a sixteenth is a /27, as an application balancer's subnet has to be at least. */
const LONGEST_PREFIX = 23;

/**
 * The network of an entrance has as many zones, and subnets of the size, that an application balancer asks for.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
 */
export function entranceNetworks({ providers }: DeploymentOutline): readonly Finding[] {
  return providers.flatMap(ofProvider);
}

function ofProvider({ path, entrance }: ProviderOutline): readonly Finding[] {
  const { cidr, zones, zonesPath = [] } = entrance ?? {};
  const { prefix = 0 } = (cidr && parseCidr(cidr)) || {};
  const block = `a block from /16 to /${LONGEST_PREFIX}, as a subnet has a sixteenth of it and a balancer needs a /27`;
  const several = `at least ${FEWEST_ZONES} zones, as an application balancer is in no fewer`;
  return [
    ...(cidr && prefix > LONGEST_PREFIX
      ? [unexpected([...path, "network", "cidr"], block, quoted(cidr))]
      : []),
    ...(zones && zones.length < FEWEST_ZONES ? [unexpected(zonesPath, several, zones.join(", "))] : []),
  ];
}
