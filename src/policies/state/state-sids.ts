import { sidPart } from "../../model/aws/names";
import type { S3State } from "../../model/deployment";
import { fnv1a } from "../../model/fnv1a";

/** The statement that deployments with the same bucket share. */
export const DENY_WITHOUT_TLS = "CrosslinkDenyWithoutTls";

/**
 * The beginning of the Sids of a deployment in the policy of its state bucket: `CrosslinkPrivateApiB3636886`. The number stands for
 * the folder of its states, so that deployments of one name with different prefixes, or `a-1` and `a1`, keep their statements apart.
 */
export function stateSidPrefix(deployment: string, { keyPrefix }: S3State): string {
  const folder = fnv1a(`${keyPrefix}/${deployment}`).toString(16).padStart(8, "0").toUpperCase();
  return `Crosslink${sidPart(deployment)}${folder}`;
}
