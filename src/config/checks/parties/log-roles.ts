import { type Finding, unexpected, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";

/**
 * API Gateway writes logs with one role for each account and region: the stack of a front door leaves it alone where another
 * stack of the file manages it.
 */
export function logRoles({ providers, consumers }: DeploymentOutline): readonly Finding[] {
  const owners = new Map(
    providers
      .filter(({ value }) => value?.service && value.service.accountLogRole !== false)
      .map(({ account, region, name }) => [`${account} ${region}`, name]),
  );
  return consumers.flatMap(({ name, account, region, clients }) =>
    clients.flatMap(({ name: client, path, value }) => {
      if (value?.type !== "rest-front-door" || value.accountLogRole === false || !account || !region)
        return [];
      const key = `${account} ${region}`;
      const owner = owners.get(key);
      owners.set(key, `${name}'s ${client}`);
      if (owner === undefined) return [];
      const wanted = `false, as ${owner} manages that role of account ${account} in ${region} already`;
      const place = [...path, "accountLogRole"];
      return "accountLogRole" in value
        ? [unexpected(place, wanted, "true")]
        : [unexpectedKey(place, wanted, "nothing")];
    }),
  );
}
