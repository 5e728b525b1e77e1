import type { Party } from "../../model/party";
import type { PartyDraft, PartyOutline } from "../outline/party";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";

type PartyFile = Pick<DeploymentFile["providers"][string], "account" | "roles" | "credentials">;

export function buildParty(
  { name, region, physicalName }: PartyOutline<PartyDraft>,
  { account, roles, credentials }: PartyFile,
): Party {
  return {
    stackId: name,
    name: known(physicalName, "name"),
    account,
    region: known(region, "region"),
    credentials: credentials && buildCredentials(credentials),
    roles,
  };
}

function buildCredentials(file: NonNullable<PartyFile["credentials"]>): Party["credentials"] {
  return file.kind === "profile" ? { profile: file.profile } : { assumeRole: file.assumeRole };
}
