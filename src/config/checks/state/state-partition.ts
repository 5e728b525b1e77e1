import { partitionOf } from "../../../model/aws/partition";
import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";

/** The state bucket is in the partition of every party: credentials of one are unknown in the others. */
export function statePartition({
  value: { state },
  providers,
  consumers,
}: DeploymentOutline): readonly Finding[] {
  if (state?.type !== "s3" || state.region === undefined) return [];
  const partition = partitionOf(state.region);
  for (const { name, region } of [...providers, ...consumers]) {
    if (region === undefined || partitionOf(region) === partition) continue;
    const wanted = `a region of the partition ${partitionOf(region)}, which ${name} is in`;
    return [unexpected(["state", "region"], wanted, quoted(state.region))];
  }
  return [];
}
