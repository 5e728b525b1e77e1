import { readVersion } from "../keys/read-version";
import type { Secrets } from "../keys/secrets-manager";

/** The door's integrations send this to the provider in the place of the caller's key. */
export interface UpstreamContext extends Readonly<Record<string, string>> {
  readonly upstreamKey: string;
}

/** Reads the door's own key. @throws Error if there is none, or an error of Secrets Manager */
export async function readUpstream(secrets: Secrets, secretArn: string): Promise<UpstreamContext> {
  const current = await readVersion(secrets, secretArn, { VersionStage: "AWSCURRENT" });
  if (current === undefined) throw new Error(`there is no current key in ${secretArn}, or no such secret`);
  return { upstreamKey: current.value };
}
