import { physicalName } from "../../../model/aws/names";
import { dotted, type Finding, quoted, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { PartiesOutline } from "../../outline/parties";

/**
 * A front door has another name than a provider's API in its account and region: logs and web ACLs have the name of their API.
 * Two front doors of one name have functions of one name, which is another rule's matter.
 */
export function doorNames({ consumers }: DeploymentOutline, parties: PartiesOutline): readonly Finding[] {
  const key = (account: string, region: string, name: string) => `${account} ${region} ${name}`;
  const apis = new Map(
    [...parties.providers, ...parties.consumers].flatMap(({ account, region, physicalName: name, path }) =>
      account && region && name ? [[key(account, region, name), path]] : [],
    ),
  );
  return consumers.flatMap(({ account, region, physicalName: owner, clients }) =>
    clients.flatMap(({ name: client, type, path }) => {
      if (type !== "rest-front-door" || !account || !region || !owner) return [];
      const name = physicalName(owner, client);
      const other = apis.get(key(account, region, name));
      if (other === undefined) return [];
      const wanted = `an API name of its own in account ${account} and ${region}`;
      return [unexpectedKey(path, wanted, `${quoted(name)} as of ${dotted(other)}`)];
    }),
  );
}
