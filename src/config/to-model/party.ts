import type { Party } from "../../model/party";
import type { ConsumerDraft, ProviderDraft } from "../outline/draft";
import type { PartyOutline } from "../outline/party";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/deployment-file";

type PartyFile = Pick<DeploymentFile["providers"][string], "account" | "roles" | "credentials">;

export function buildParty(
  { name, region, physicalName }: PartyOutline<ProviderDraft | ConsumerDraft>,
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
