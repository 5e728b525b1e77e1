import type { Party } from "../../model/party";
import type { ConsumerDraft, ProviderDraft } from "../outline/draft";
import type { PartyOutline } from "../outline/party";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/deployment-file";

/** The name and the place of a party, by which others know its roles. */
export type Home = Omit<Party, "credentials">;

export function buildHome(
  { name, region, physicalName }: PartyOutline<ProviderDraft | ConsumerDraft>,
  { account, roles }: Pick<DeploymentFile["providers"][string], "account" | "roles">,
): Home {
  return {
    stackId: name,
    name: known(physicalName, "name"),
    account,
    region: known(region, "region"),
    roles,
  };
}
