import { readVersion } from "../keys/read-version";
import type { Secrets } from "../keys/secrets-manager";
import type { KeyVersions } from "./key-holder";

/**
 * Reads all keys of a secret that may be valid. Between rotations nothing is pending, and before the first one nothing is
 * previous; but a secret without a current key is a fault, of which the caller can know nothing.
 * @throws Error if there is no current key, or an error of Secrets Manager
 */
export async function readVersions(secrets: Secrets, secretArn: string): Promise<KeyVersions> {
  const [current, pending, previous] = await Promise.all([
    readVersion(secrets, secretArn, { VersionStage: "AWSCURRENT" }),
    readVersion(secrets, secretArn, { VersionStage: "AWSPENDING" }),
    readVersion(secrets, secretArn, { VersionStage: "AWSPREVIOUS" }),
  ]);
  if (current === undefined) throw new Error(`there is no current key in ${secretArn}, or no such secret`);
  return { current, pending, previous };
}
