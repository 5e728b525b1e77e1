import { FARGATE_SIZES } from "../../../../model/gateway/fargate-sizes";
import { type Finding, oneOf, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { ServiceProviderOutline } from "../../../outline/gateway/service-provider";
import { defaulted } from "../../../outline/unknown";
import { DEFAULTS } from "../../../schema/defaults";

/**
 * Fargate has tasks of certain sizes.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export function taskSizes({ providers }: GatewayOutline): readonly Finding[] {
  return providers.flatMap(ofProvider);
}

function ofProvider({ path, value }: ServiceProviderOutline): readonly Finding[] {
  const compute = value?.service?.compute;
  if (compute?.type !== "fargate") return [];
  const cpu = defaulted(compute, "cpu", DEFAULTS.task.cpu);
  const memory = defaulted(compute, "memoryMb", DEFAULTS.task.memoryMb);
  if (cpu === undefined) return [];
  const place = [...path, "service", "compute"];
  const possible = FARGATE_SIZES.get(cpu);
  if (possible === undefined)
    return [
      unexpected(
        [...place, "cpu"],
        oneOf("CPU units of Fargate", [...FARGATE_SIZES.keys()].map(String)),
        String(cpu),
      ),
    ];
  if (memory === undefined || possible.includes(memory)) return [];
  const wanted = `memory that Fargate has with cpu: ${cpu} (${inShort(possible)})`;
  return "memoryMb" in compute
    ? [unexpected([...place, "memoryMb"], wanted, String(memory))]
    : [unexpectedKey([...place, "memoryMb"], wanted, `nothing, which is ${memory}`)];
}

/** `2048 to 8192 in steps of 1024` */
function inShort(sizes: readonly number[]): string {
  const [first = 0, second = 0] = sizes;
  return sizes.length < 4 ? sizes.join(", ") : `${first} to ${sizes.at(-1)} in steps of ${second - first}`;
}
