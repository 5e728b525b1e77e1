import type { Credentials } from "../../model/party";
import type { DeploymentFile } from "../schema/deployment-file";

type CredentialsFile = DeploymentFile["providers"][string]["credentials"];

export function buildCredentials(file: CredentialsFile): Credentials | undefined {
  if (file === undefined) return undefined;
  return file.kind === "profile" ? { profile: file.profile } : { assumeRole: file.assumeRole };
}
