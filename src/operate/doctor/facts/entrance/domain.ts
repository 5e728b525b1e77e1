import { onApis } from "../needed";
import type { Reading } from "../reading";
import { byEntrance, entered } from "./entered";

/** A custom domain of REST APIs, with the stages that its paths lead to. */
export interface LiveDomain {
  readonly name: string;
  readonly mappings: readonly { readonly apiId: string; readonly stage: string }[];
}

export const domainReading: Reading<LiveDomain | undefined> = {
  what: "the API's custom domain",
  key: byEntrance,
  needs: (call) => {
    const provider = entered(call);
    if (provider === undefined) return [];
    return [onApis(provider, "/domainnames"), onApis(provider, "/domainnames/*/basepathmappings")];
  },
  read: async (call, { aws }) => {
    const provider = entered(call);
    const domainName = provider?.service.entrance?.domain.name;
    if (provider === undefined || domainName === undefined) return undefined;
    const client = aws(provider).client("apiGateway");
    const { items = [] } = await client.getDomainNames({ limit: 500 });
    const found = items.find((one) => one.domainName === domainName);
    if (found === undefined) return undefined;
    const { domainNameId } = found;
    const mappings = await client.getBasePathMappings({ domainName, domainNameId, limit: 500 });
    return {
      name: domainName,
      mappings: (mappings.items ?? []).map(({ restApiId = "", stage = "" }) => ({ apiId: restApiId, stage })),
    };
  },
};
