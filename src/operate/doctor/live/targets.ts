import type { Evidence } from "../cause";
import type { LiveTarget } from "./balancer";

/**
 * What is wrong with targets, if none of them gets calls: a balancer passes on as long as one is healthy. Targets that are drained are
 * none any more.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function nobodyHealthy(targets: readonly LiveTarget[], who: string): readonly Evidence[] {
  const present = targets.filter(({ state }) => state !== "draining");
  if (present.length === 0) return [{ live: "no target is registered", intended: who }];
  if (present.some(({ state }) => state === "healthy")) return [];
  return present.map(({ id, port, state, reason }) => ({
    live: `${id}:${port} is ${state}${reason === undefined ? "" : ` (${reason})`}`,
    intended: who,
  }));
}
