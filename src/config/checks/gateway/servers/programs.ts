import { type Finding, quoted, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/** The programs of instances are files. @param isFile whether an absolute path leads to one */
export function programs(
  { providers }: GatewayOutline,
  isFile: (path: string) => boolean,
): readonly Finding[] {
  return providers.flatMap(({ path, value, entry }) => {
    const compute = value?.service?.compute;
    if (compute?.type !== "ec2" || entry === undefined || isFile(entry)) return [];
    const place = [...path, "service", "compute", "entry"];
    return [unexpected(place, "a file, its path relative to this one", quoted(String(compute.entry)))];
  });
}
