import {
  CreateRestApiCommand,
  GetAuthorizersCommand,
  GetGatewayResponseCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  PutRestApiCommand,
  UpdateRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { OPEN_POLICY } from "../api-gateway/sample-api";

const INTEGRATION = {
  type: "aws_proxy",
  httpMethod: "POST",
  uri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:f/invocations",
};
const OPERATION = { responses: {}, "x-amazon-apigateway-integration": INTEGRATION };
const SIGNED = { ...OPERATION, security: [{ sigv4: [] }] };
const SIGV4 = {
  type: "apiKey",
  name: "Authorization",
  in: "header",
  "x-amazon-apigateway-authtype": "awsSigv4",
};

const documentOf = (paths: object, more: object = {}) => ({
  openapi: "3.0.1",
  info: { title: "imported", version: "1.0" },
  paths,
  ...more,
});

describeWith(["moto_server"])("the import of a document into a REST API", () => {
  const used = useEmulatedAws();
  const client = () => used().account("111111111111").apiGateway;

  /** An API with everything that an import could take away. */
  async function made(): Promise<string> {
    const { id: restApiId = "" } = await client().send(
      new CreateRestApiCommand({ name: "made", endpointConfiguration: { types: ["PRIVATE"] } }),
    );
    const patchOperations = [
      { op: "replace" as const, path: "/policy", value: JSON.stringify(OPEN_POLICY) },
      { op: "replace" as const, path: "/description", value: "described" },
      { op: "replace" as const, path: "/minimumCompressionSize", value: "1024" },
      { op: "add" as const, path: "/endpointConfiguration/vpcEndpointIds", value: "vpce-0aaaaaaaaaaaaaaaa" },
    ];
    await client().send(new UpdateRestApiCommand({ restApiId, patchOperations }));
    return restApiId;
  }

  const put = (restApiId: string, document: object, failOnWarnings = false) =>
    client().send(
      new PutRestApiCommand({
        restApiId,
        mode: "overwrite",
        failOnWarnings,
        body: Buffer.from(JSON.stringify(document)),
      }),
    );

  const methods = async (restApiId: string) => {
    const { items = [] } = await client().send(new GetResourcesCommand({ restApiId, embed: ["methods"] }));
    return items.flatMap(({ path, resourceMethods = {} }) =>
      Object.entries(resourceMethods).map(
        ([method, { authorizationType }]) => `${method} ${path} ${authorizationType}`,
      ),
    );
  };

  test("an import in mode overwrite takes away what the document does not name, the resource policy too", async () => {
    const restApiId = await made();
    await put(restApiId, documentOf({ "/": { get: OPERATION } }));
    const api = await client().send(new GetRestApiCommand({ restApiId }));
    expect(api).toMatchObject({ name: "imported", endpointConfiguration: { types: ["PRIVATE"] } });
    expect([api.policy, api.description, api.minimumCompressionSize]).toEqual(["", "", undefined]);
    expect(api.endpointConfiguration?.vpcEndpointIds).toEqual([]);
  });

  test("a second one takes away the routes of the first, and renames a parameter", async () => {
    const restApiId = await made();
    await put(
      restApiId,
      documentOf({ "/orders/{id}": { get: OPERATION }, "/orders/{id}/lines": { get: OPERATION } }),
    );
    await put(restApiId, documentOf({ "/orders/{orderId}": { get: OPERATION } }));
    expect(await methods(restApiId)).toEqual(["GET /orders/{orderId} NONE"]);
  });

  test("a method asks for a signature only where its own operation does, by a scheme that is known", async () => {
    const restApiId = await made();
    const components = { securitySchemes: { sigv4: SIGV4, other: { type: "http", scheme: "basic" } } };
    const paths = {
      "/": { get: SIGNED, post: OPERATION, put: { ...OPERATION, security: [{ other: [] }] } },
      "/any": { "x-amazon-apigateway-any-method": SIGNED },
    };
    await put(restApiId, documentOf(paths, { components, security: [{ sigv4: [] }] }));
    expect((await methods(restApiId)).sort()).toEqual([
      "ANY /any AWS_IAM",
      "GET / AWS_IAM",
      "POST / NONE",
      "PUT / NONE",
    ]);
  });

  test("models, validators and what a method asks of its requests are made of the document", async () => {
    const restApiId = await made();
    const operation = {
      ...OPERATION,
      parameters: [{ name: "page", in: "query", required: true }],
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } } },
      "x-amazon-apigateway-request-validator": "all",
    };
    await put(
      restApiId,
      documentOf(
        { "/orders": { post: operation } },
        {
          components: { schemas: { Order: { type: "object", required: ["id"] } } },
          "x-amazon-apigateway-request-validators": {
            all: { validateRequestBody: true, validateRequestParameters: true },
          },
        },
      ),
    );
    const { items: models = [] } = await client().send(new GetModelsCommand({ restApiId }));
    const { items: validators = [] } = await client().send(new GetRequestValidatorsCommand({ restApiId }));
    const { items = [] } = await client().send(new GetResourcesCommand({ restApiId, embed: ["methods"] }));
    expect(models.map(({ name, schema }) => [name, JSON.parse(schema ?? "")])).toEqual([
      ["Order", { type: "object", required: ["id"] }],
    ]);
    expect(items.find(({ path }) => path === "/orders")?.resourceMethods?.POST).toMatchObject({
      requestModels: { "application/json": "Order" },
      requestParameters: { "method.request.querystring.page": true },
      requestValidatorId: validators[0]?.id,
    });
  });

  test("authorizers are made of its security schemes, and those of the one before are forgotten", async () => {
    const restApiId = await made();
    const withTtl = (authorizerResultTtlInSeconds: number, identitySource?: string) => ({
      components: {
        securitySchemes: {
          key: {
            ...SIGV4,
            name: "x-key",
            "x-amazon-apigateway-authtype": "custom",
            "x-amazon-apigateway-authorizer": {
              type: "request",
              authorizerUri: INTEGRATION.uri,
              identitySource,
              authorizerResultTtlInSeconds,
            },
          },
        },
      },
      "x-amazon-apigateway-gateway-responses": { UNAUTHORIZED: { statusCode: 401 } },
    });
    const keyed = { "/": { get: { ...OPERATION, security: [{ key: [] }] }, post: OPERATION } };
    await put(restApiId, documentOf(keyed, withTtl(300, "method.request.header.x-key")));
    await expect(put(restApiId, documentOf(keyed, withTtl(300)))).rejects.toThrow("Identity source");
    await put(restApiId, documentOf(keyed, withTtl(0)));
    const { items: authorizers = [] } = await client().send(new GetAuthorizersCommand({ restApiId }));
    expect(authorizers).toMatchObject([
      { name: "key", type: "REQUEST", authorizerUri: INTEGRATION.uri, authorizerResultTtlInSeconds: 0 },
    ]);
    const { items = [] } = await client().send(new GetResourcesCommand({ restApiId, embed: ["methods"] }));
    expect(items[0]?.resourceMethods?.GET?.authorizerId).toBe(authorizers[0]?.id);
    expect((await methods(restApiId)).sort()).toEqual(["GET / CUSTOM", "POST / NONE"]);
    const response = new GetGatewayResponseCommand({ restApiId, responseType: "UNAUTHORIZED" });
    expect((await client().send(response)).statusCode).toBe("401");

    await put(restApiId, documentOf({ "/": { get: OPERATION } }));
    expect((await client().send(new GetAuthorizersCommand({ restApiId }))).items).toEqual([]);
  });

  test("is refused with mappings, links and responses that do not exist", async () => {
    const restApiId = await made();
    const proxied = (more: object) => ({
      "/{id}": {
        get: {
          parameters: [{ name: "id", in: "path", required: true }],
          "x-amazon-apigateway-integration": {
            type: "http_proxy",
            httpMethod: "GET",
            uri: "https://example.com/{id}",
            ...more,
          },
        },
      },
    });
    const mapped = (source: string) => ({ requestParameters: { "integration.request.path.id": source } });
    await expect(put(restApiId, documentOf(proxied(mapped("method.request.path.orderId"))))).rejects.toThrow(
      "Invalid mapping expression",
    );
    await expect(
      put(restApiId, documentOf(proxied({ connectionType: "VPC_LINK", connectionId: "abc123" }))),
    ).rejects.toThrow("Invalid VpcLink abc123");
    const responses = { "x-amazon-apigateway-gateway-responses": { UNKNOWN: {} } };
    await expect(put(restApiId, documentOf(proxied({}), responses))).rejects.toThrow("Invalid response type");
    await put(restApiId, documentOf(proxied(mapped("method.request.path.id"))));
  });

  test("is refused where two path parts of one place are variable, and where warnings are to fail", async () => {
    const restApiId = await made();
    const siblings = documentOf({
      "/orders/{id}": { get: OPERATION },
      "/orders/{order}/lines": { get: OPERATION },
    });
    await expect(put(restApiId, siblings)).rejects.toThrow("already has a variable path part");
    const warned = documentOf({ "/": { get: { responses: {} } } });
    await expect(put(restApiId, warned, true)).rejects.toThrow("No integration defined for method GET /");
    await put(restApiId, warned);
    await expect(put(restApiId, { ...siblings, openapi: "2.0" })).rejects.toThrow("Invalid OpenAPI input.");
  });
});
