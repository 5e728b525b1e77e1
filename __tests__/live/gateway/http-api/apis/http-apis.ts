import { type Api, type Cors, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import type { Account } from "../../../support/accounts/accounts";
import { type HttpRoute, httpRoutes } from "./http-routes";
import { type HttpStage, httpStages } from "./http-stages";

/** An HTTP API as API Gateway describes it. Its stages deploy by themselves, and so serve its routes as they are. */
export interface HttpApi {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** False = it answers at its custom domain names only. */
  readonly hasDefaultEndpoint: boolean;
  /** Absent = API Gateway answers no preflight request by itself, and adds no header to answers. */
  readonly cors?: Cors;
  readonly routes: readonly HttpRoute[];
  readonly stages: readonly HttpStage[];
}

/** Every HTTP API of an account. */
export async function httpApis(account: Account): Promise<readonly HttpApi[]> {
  const { Items = [] } = await account.httpApis.send(new GetApisCommand({}));
  const described = Items.filter(({ ProtocolType }) => ProtocolType === "HTTP");
  return Promise.all(described.map((api) => httpApi(account, api)));
}

async function httpApi(
  account: Account,
  { ApiId: id = "", CorsConfiguration: cors, DisableExecuteApiEndpoint: isDisabled }: Api,
): Promise<HttpApi> {
  const [routes, stages] = await Promise.all([httpRoutes(account, id), httpStages(account, id)]);
  return {
    id,
    account: account.id,
    region: account.region,
    hasDefaultEndpoint: !isDisabled,
    cors: cors && Object.keys(cors).length > 0 ? cors : undefined,
    routes,
    stages,
  };
}
