import { DEFAULT_STAGE } from "../../../../model/gateway/names";
import { onApis } from "../../facts/needed";
import { unlessAbsent } from "../../facts/reading";
import { byGateway, type GatewayReading } from "./gateway-reading";

/** An HTTP API. */
export interface LiveHttpApi {
  readonly id: string;
  /** True if it does not answer at its execute-api name. */
  readonly isSwitchedOff: boolean;
}

export interface LiveHttpStage {
  readonly name: string;
  /** True if it serves every change at once. */
  readonly autoDeploy: boolean;
  /** AWS's words about the last deployment, if there are any: of one that failed why. */
  readonly lastDeployment?: string;
}

/** The stages that a domain name leads to. */
export type LiveDomainMappings = readonly { readonly apiId: string; readonly stage: string }[];

export const httpApiReading: GatewayReading<LiveHttpApi | undefined> = {
  what: "the HTTP API",
  key: byGateway,
  needs: ({ consumer }) => [onApis(consumer, "/apis")],
  read: async ({ consumer }, { aws }) => {
    const client = aws(consumer).client("httpApis");
    let NextToken: string | undefined;
    do {
      const page = await client.getApis({ NextToken, MaxResults: "500" });
      const found = page.Items?.find(
        ({ Name, ProtocolType }) => Name === consumer.name && ProtocolType === "HTTP",
      );
      if (found?.ApiId !== undefined)
        return { id: found.ApiId, isSwitchedOff: found.DisableExecuteApiEndpoint ?? false };
      NextToken = page.NextToken;
    } while (NextToken);
    return undefined;
  },
};

export const httpStageReading: GatewayReading<LiveHttpStage | undefined> = {
  what: "the stage of the HTTP API",
  key: byGateway,
  needs: ({ consumer }) => [onApis(consumer, "/apis/*/stages")],
  from: ["httpApi"],
  read: async ({ consumer }, { aws, fact }) => {
    const api = await fact("httpApi");
    if (api === undefined) return undefined;
    // The stage's name begins with `$`, and a gateway has no other.
    const { Items = [] } = await aws(consumer).client("httpApis").getStages({ ApiId: api.id });
    const found = Items.find(({ StageName }) => StageName === DEFAULT_STAGE);
    return (
      found && {
        name: DEFAULT_STAGE,
        autoDeploy: found.AutoDeploy ?? false,
        lastDeployment: found.LastDeploymentStatusMessage || undefined,
      }
    );
  },
};

export const mappingsReading: GatewayReading<LiveDomainMappings | undefined> = {
  what: "the mappings of the gateway's own name",
  key: byGateway,
  needs: ({ consumer, client }) =>
    client.domain ? [onApis(consumer, `/domainnames/${client.domain.name}/apimappings`)] : [],
  read: async ({ consumer, client }, { aws }) => {
    if (client.domain === undefined) return undefined;
    const asked = aws(consumer).client("httpApis").getApiMappings({ DomainName: client.domain.name });
    const found = await unlessAbsent(asked, "NotFoundException");
    return found?.Items?.map(({ ApiId = "", Stage = "" }) => ({ apiId: ApiId, stage: Stage }));
  },
};
