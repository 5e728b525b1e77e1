import { partitionOf } from "../../../model/aws/partition";
import { expected, type Finding, quoted } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, providersOf, regionOf } from "../../outline/draft";

/** The state bucket is in the partition of every party: credentials of one are unknown in the others. */
export function statePartition(file: DeploymentDraft): readonly Finding[] {
  if (file.state?.type !== "s3" || file.state.region === undefined) return [];
  const bucket = file.state.region;
  for (const { name, value } of [...providersOf(file), ...consumersOf(file)]) {
    const region = value && regionOf(file, value);
    if (region === undefined || partitionOf(region) === partitionOf(bucket)) continue;
    const wanted = `a region of the partition ${partitionOf(region)}, which ${name} is in`;
    return [{ path: ["state", "region"], message: expected(wanted, quoted(bucket)) }];
  }
  return [];
}
