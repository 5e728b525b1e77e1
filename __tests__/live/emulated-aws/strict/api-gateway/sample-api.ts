import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";

/** A resource policy that lets anyone in. */
export const OPEN_POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" }],
};

/** A REST API that a test makes for itself, and changes. */
export class SampleApi {
  private constructor(
    private readonly client: APIGatewayClient,
    readonly restApiId: string,
    readonly rootId: string,
  ) {}

  static async make(
    client: APIGatewayClient,
    type: "PRIVATE" | "REGIONAL",
    policy?: object,
  ): Promise<SampleApi> {
    const { id: restApiId = "" } = await client.send(
      new CreateRestApiCommand({
        name: "orders",
        endpointConfiguration: { types: [type] },
        policy: policy && JSON.stringify(policy),
      }),
    );
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    return new SampleApi(client, restApiId, items[0]?.id ?? "");
  }

  async addResource(pathPart: string, parentId = this.rootId): Promise<string> {
    const { restApiId } = this;
    const { id = "" } = await this.client.send(new CreateResourceCommand({ restApiId, parentId, pathPart }));
    return id;
  }

  async addMethod(resourceId: string, httpMethod: string): Promise<void> {
    const { restApiId } = this;
    await this.client.send(
      new PutMethodCommand({ restApiId, resourceId, httpMethod, authorizationType: "AWS_IAM" }),
    );
  }

  async addIntegration(resourceId: string, httpMethod: string): Promise<void> {
    const { restApiId } = this;
    await this.client.send(new PutIntegrationCommand({ restApiId, resourceId, httpMethod, type: "MOCK" }));
  }

  /** A resource below the root that answers GET. */
  async addRoute(pathPart: string): Promise<string> {
    const resourceId = await this.addResource(pathPart);
    await this.addMethod(resourceId, "GET");
    await this.addIntegration(resourceId, "GET");
    return resourceId;
  }

  /** @returns the deployment's id */
  async deploy(): Promise<string> {
    const { id = "" } = await this.client.send(new CreateDeploymentCommand({ restApiId: this.restApiId }));
    return id;
  }
}
