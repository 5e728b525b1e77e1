import type { Side, World } from "../way/world";
import { isHealthy } from "./is-healthy";
import type { Target, TargetGroup } from "./target-group";

/**
 * The targets that a balancer sends new connections to: the healthy ones, or all where none is healthy, which AWS calls to
 * fail open.
 * @param zoneId only those of this zone; absent = of every zone
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
 */
export async function usableTargets(
  world: World,
  from: Side,
  group: TargetGroup,
  zoneId?: string,
): Promise<readonly Target[]> {
  const eligible = group.targets.filter((target) => zoneId === undefined || target.zoneId === zoneId);
  const checked = await Promise.all(
    eligible.map(async (target) => {
      const question = `health ${group.arn} ${target.address} ${target.port}`;
      return world.facts.once(question, () => isHealthy(world, from, group.health, target));
    }),
  );
  const healthy = eligible.filter((_, i) => checked[i]);
  return healthy.length > 0 ? healthy : eligible;
}
