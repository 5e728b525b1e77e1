import {
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { AddPermissionCommand } from "@aws-sdk/client-lambda";
import { type Account, REGION } from "../../support/accounts/accounts";

/** A REST API whose callers are known by the header `x-key`. */
export interface KeyedApi {
  readonly id: string;
  readonly host: string;
  /** `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5` */
  readonly arn: string;
  readonly authorizerId: string;
}

interface KeyedApiOptions {
  readonly type: "PRIVATE" | "REGIONAL";
  readonly policy?: object;
  readonly authorizerArn: string;
  /** @default the header `x-key` */
  readonly identitySource?: string;
  readonly ttlSeconds: number;
  /** Path parts below the root that answer GET, each with the integration of its method. */
  readonly routes: Readonly<Record<string, object>>;
}

export async function makeKeyedApi(account: Account, options: KeyedApiOptions): Promise<KeyedApi> {
  const { apiGateway } = account;
  const { id: restApiId = "" } = await apiGateway.send(
    new CreateRestApiCommand({
      name: "keyed",
      endpointConfiguration: { types: [options.type] },
      policy: options.policy && JSON.stringify(options.policy),
    }),
  );
  const { id: authorizerId = "" } = await apiGateway.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: "keys",
      type: "REQUEST",
      authorizerUri: invocationOf(options.authorizerArn),
      identitySource: options.identitySource ?? "method.request.header.x-key",
      authorizerResultTtlInSeconds: options.ttlSeconds,
    }),
  );
  await addRoutes(account, { restApiId, authorizerId }, options.routes);
  await apiGateway.send(
    new PutGatewayResponseCommand({
      restApiId,
      responseType: "UNAUTHORIZED",
      statusCode: "401",
      responseParameters: { "gatewayresponse.header.WWW-Authenticate": "'x-key'" },
      responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
    }),
  );
  await apiGateway.send(new CreateDeploymentCommand({ restApiId, stageName: "prod" }));
  return {
    id: restApiId,
    host: `${restApiId}.execute-api.${REGION}.amazonaws.com`,
    arn: `arn:aws:execute-api:${REGION}:${account.id}:${restApiId}`,
    authorizerId,
  };
}

async function addRoutes(
  { apiGateway }: Account,
  { restApiId, authorizerId }: { readonly restApiId: string; readonly authorizerId: string },
  routes: KeyedApiOptions["routes"],
): Promise<void> {
  const { items = [] } = await apiGateway.send(new GetResourcesCommand({ restApiId }));
  const parentId = items[0]?.id;
  for (const [pathPart, integration] of Object.entries(routes)) {
    const { id: resourceId } = await apiGateway.send(
      new CreateResourceCommand({ restApiId, parentId, pathPart }),
    );
    const method = { restApiId, resourceId, httpMethod: "GET" };
    await apiGateway.send(new PutMethodCommand({ ...method, authorizationType: "CUSTOM", authorizerId }));
    const toFunction = { type: "AWS_PROXY", integrationHttpMethod: "POST" } as const;
    await apiGateway.send(new PutIntegrationCommand({ ...method, ...toFunction, ...integration }));
  }
}

/** The uri by which API Gateway invokes a function. */
export function invocationOf(functionArn: string): string {
  return `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** Lets API Gateway invoke a function for a source. */
export async function letInvoke({ lambda }: Account, functionArn: string, SourceArn: string): Promise<void> {
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: functionArn,
      StatementId: `from${SourceArn.replace(/\W/g, "")}`.slice(0, 100),
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
      SourceArn,
    }),
  );
}
