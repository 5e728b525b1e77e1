import type { RestApi } from "@aws-sdk/client-api-gateway";
import type { ReadDocument } from "../../../access/evaluation/policy/read-document";
import type { Party } from "../../../model/party";
import type { ClientOf } from "../../aws/clients";
import { parsedPolicy } from "../documents/parsed-policy";
import { byProvider, ofProvider, onApis } from "./needed";
import { type Reading, unlessAbsent } from "./reading";

/** A REST API as it was last saved. */
export interface LiveApi {
  readonly id: string;
  /** Its resource policy; absent if it has none. */
  readonly policy?: ReadDocument;
  /** The endpoints that it is associated with. */
  readonly endpointIds: readonly string[];
}

export interface LiveStage {
  readonly name: string;
  readonly deploymentId: string;
}

/** A picture of an API, which a stage serves. */
export interface LiveDeployment {
  readonly id: string;
  readonly description?: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /** `GET /`, with the authorization of each; a method may be `ANY`. */
  readonly methods: Readonly<Record<string, string>>;
}

export const apiReading: Reading<LiveApi | undefined> = {
  what: "the API",
  key: byProvider,
  needs: (call) =>
    ofProvider(call, (provider) => [...onNamedApis(provider), onApis(provider, "/restapis/*")]),
  read: async ({ provider }, { aws }) => {
    if (provider === undefined) return undefined;
    const client = aws(provider).client("apiGateway");
    const known = await apiNamed(client, provider.name);
    if (known?.id === undefined) return undefined;
    const {
      id = "",
      policy,
      endpointConfiguration,
    } = await client.getRestApi({
      restApiId: known.id,
    });
    return {
      id,
      policy: policy ? parsedPolicy(policy) : undefined,
      endpointIds: endpointConfiguration?.vpcEndpointIds ?? [],
    };
  },
};

/** Looking an API up by its name. */
export const onNamedApis = (provider: Party) => [onApis(provider, "/restapis")];

/** The API of a name. Names are not unique; the latest one is the one that was not forgotten. */
export async function apiNamed(client: ClientOf<"apiGateway">, name: string): Promise<RestApi | undefined> {
  const found: RestApi[] = [];
  let position: string | undefined;
  do {
    const page = await client.getRestApis({ limit: 500, position });
    found.push(...(page.items ?? []).filter((api) => api.name === name));
    position = page.position;
  } while (position !== undefined);
  return found.sort((a, b) => Number(b.createdDate ?? 0) - Number(a.createdDate ?? 0))[0];
}

export const stageReading: Reading<LiveStage | undefined> = {
  what: "the API's stage",
  key: byProvider,
  needs: (call) => ofProvider(call, (provider) => [onApis(provider, `/restapis/*/stages/${call.use.stage}`)]),
  from: ["api"],
  read: async ({ provider, use }, { aws, fact }) => {
    const api = await fact("api");
    if (provider === undefined || api === undefined) return undefined;
    const stage = await unlessAbsent(
      aws(provider).client("apiGateway").getStage({ restApiId: api.id, stageName: use.stage }),
      "NotFoundException",
    );
    return stage && { name: use.stage, deploymentId: stage.deploymentId ?? "" };
  },
};

export const deploymentReading: Reading<LiveDeployment | undefined> = {
  what: "the deployment that the stage serves",
  key: byProvider,
  needs: (call) => ofProvider(call, (provider) => [onApis(provider, "/restapis/*/deployments/*")]),
  from: ["api", "stage"],
  read: async ({ provider }, { aws, fact }) => {
    const [api, stage] = [await fact("api"), await fact("stage")];
    if (provider === undefined || api === undefined || stage === undefined) return undefined;
    return liveDeployment(aws(provider).client("apiGateway"), api.id, stage.deploymentId);
  },
};

export async function liveDeployment(
  client: ClientOf<"apiGateway">,
  restApiId: string,
  deploymentId: string,
): Promise<LiveDeployment> {
  const found = await client.getDeployment({ restApiId, deploymentId, embed: ["apisummary"] });
  const { id, description, createdDate, apiSummary = {} } = found;
  const methods = Object.entries(apiSummary).flatMap(([path, ofPath]) =>
    Object.entries(ofPath).map(([method, one]) => [`${method} ${path}`, one.authorizationType ?? "NONE"]),
  );
  return {
    id: id ?? deploymentId,
    description,
    createdAt: createdDate?.getTime(),
    methods: Object.fromEntries(methods),
  };
}

export const logRoleReading: Reading<string | undefined> = {
  what: "API Gateway's log role of the provider's account",
  key: byProvider,
  needs: (call) => ofProvider(call, (provider) => [onApis(provider, "/account")]),
  read: async ({ provider }, { aws }) => {
    if (provider === undefined) return undefined;
    const { cloudwatchRoleArn } = await aws(provider).client("apiGateway").getAccount({});
    return cloudwatchRoleArn || undefined;
  },
};
