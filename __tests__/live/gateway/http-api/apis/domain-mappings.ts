import { GetApiMappingsCommand, GetDomainNamesCommand } from "@aws-sdk/client-apigatewayv2";
import type { Account } from "../../../support/accounts/accounts";

/** A part of a custom domain name that leads to a stage of an API. */
export interface DomainMapping {
  readonly domainName: string;
  /** The beginning of the path, without slashes at its ends: `v1/orders`. Empty = every path. */
  readonly key: string;
  readonly apiId: string;
  readonly stageName: string;
}

/** Every mapping of an account's domain names. */
export async function domainMappings({ httpApis }: Account): Promise<readonly DomainMapping[]> {
  const { Items = [] } = await httpApis.send(new GetDomainNamesCommand({}));
  const mapped = await Promise.all(
    Items.map(async ({ DomainName = "" }) => {
      const { Items: mappings = [] } = await httpApis.send(new GetApiMappingsCommand({ DomainName }));
      return mappings.map(({ ApiId: apiId = "", ApiMappingKey: key = "", Stage: stageName = "" }) => ({
        domainName: DomainName,
        key: key === "(none)" ? "" : key,
        apiId,
        stageName,
      }));
    }),
  );
  return mapped.flat();
}
