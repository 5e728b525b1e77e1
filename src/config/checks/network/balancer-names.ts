import { balancerName, MAX_BALANCER_NAME } from "../../../model/aws/names";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { DeploymentOutline } from "../../outline/deployment";

/** The beginning that AWS keeps for the names of its own. */
const RESERVED = "internal-";

/**
 * The balancer of a consumer's front doors has a name that AWS accepts: a short one.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function balancerNames({
  value: { name: deployment },
  consumers,
}: DeploymentOutline): readonly Finding[] {
  const balancers = consumers.flatMap((consumer) => {
    const { hasFrontDoor, physicalName } = consumer;
    return hasFrontDoor && physicalName ? [{ consumer, name: balancerName(physicalName) }] : [];
  });
  const reserved = balancers.find(({ name }) => name.startsWith(RESERVED));
  return [
    ...(reserved && deployment ? [ofAws(deployment, reserved.name)] : []),
    ...balancers.flatMap(({ consumer, name }) => tooLong(consumer, name)),
  ];
}

/** The deployment's name comes first in it. */
function ofAws(deployment: string, name: string): Finding {
  const wanted = `a name with which no balancer begins with ${quoted(RESERVED)}, as AWS refuses ${quoted(name)}`;
  return unexpected(["name"], wanted, quoted(deployment));
}

function tooLong({ path, name: stackId }: ConsumerOutline, name: string): readonly Finding[] {
  if (name.length <= MAX_BALANCER_NAME) return [];
  const wanted = `a balancer name of at most ${MAX_BALANCER_NAME} characters`;
  const advice = ` (shorten the deployment's name or the stack id ${stackId})`;
  return [unexpectedKey(path, wanted, `${name.length} in ${quoted(name)}`, advice)];
}
