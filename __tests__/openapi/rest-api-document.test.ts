import type { JsonMap, OpenApiDocument } from "../../src/model/openapi-document";
import { restApiDocument } from "../../src/openapi/rest-api-document";
import { DEFAULT, deploymentFrom, PROVIDER, SERVICE } from "../support/deployment";

/** The document of a provider's service with these settings. */
function documentOf(service: object, name = "private-api-provider") {
  const file = {
    ...DEFAULT,
    providers: { provider: { ...PROVIDER, service: { ...SERVICE, ...service } } },
    consumers: {},
  };
  const [provider] = deploymentFrom(file).providers;
  if (provider === undefined) throw new Error("there is no provider");
  return restApiDocument({ ...provider, name, timeoutSeconds: 10 });
}

test("the default service is one operation that asks for a signature and is answered by the identity handler", () => {
  expect(documentOf({})).toEqual({
    openapi: "3.0.1",
    info: {
      title: "private-api-provider",
      description: "Routes, authorization and integrations come from one OpenAPI document",
      version: "1.0",
    },
    paths: {
      "/": {
        get: {
          operationId: "get",
          responses: { default: { description: "What the handler identity answers" } },
          security: [{ sigv4: [] }],
          "x-amazon-apigateway-integration": {
            type: "aws_proxy",
            httpMethod: "POST",
            uri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:private-api-provider-identity/invocations",
            timeoutInMillis: 10_000,
          },
        },
      },
    },
    components: {
      securitySchemes: {
        sigv4: {
          type: "apiKey",
          name: "Authorization",
          in: "header",
          "x-amazon-apigateway-authtype": "awsSigv4",
        },
      },
    },
  });
});

test("without authorization there is no security scheme, and no operation has security", () => {
  const document = documentOf({ auth: "none", type: "private-rest-api" });
  expect(document.components).toBeUndefined();
  expect(document.paths["/"]?.get).not.toHaveProperty("security");
});

const PARAMETER = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });

test.each([
  ["GET /", "/", "get", "get", undefined],
  ["POST /orders/{id}", "/orders/{id}", "post", "post_orders_id", [PARAMETER("id")]],
  ["GET /a/{b}/c/{d+}", "/a/{b}/c/{d+}", "get", "get_a_b_c_d", [PARAMETER("b"), PARAMETER("d")]],
  [
    "ANY /files/{path+}",
    "/files/{path+}",
    "x-amazon-apigateway-any-method",
    "any_files_path",
    [PARAMETER("path")],
  ],
])(
  "%s stands under %s as %s, by the id %s, and declares its parameters",
  (route, path, key, operationId, parameters) => {
    const { paths } = documentOf({ routes: [route] });
    expect(Object.keys(paths)).toEqual([path]);
    expect(paths[path]).toEqual({ [key]: expect.objectContaining({ operationId }) });
    const operation = Object.values(paths[path] ?? {})[0] as JsonMap;
    expect(operation.parameters).toEqual(parameters);
  },
);

test("paths and methods stand in the order of the file, each path once", () => {
  const { paths } = documentOf({ routes: ["PUT /b", "GET /a", "GET /b", "ANY /b"] });
  expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
    ["/b", ["put", "get", "x-amazon-apigateway-any-method"]],
    ["/a", ["get"]],
  ]);
});

test("each operation is answered by its own handler", () => {
  const { paths } = documentOf({ routes: ["GET /", { route: "POST /", handler: "./orders.ts" }] });
  const functions = Object.values(paths["/"] ?? {}).map(
    (operation) => /function:([^/]+)/.exec(JSON.stringify(operation))?.[1],
  );
  expect(functions).toEqual(["private-api-provider-identity", "private-api-provider-orders"]);
});

test("in another partition the integrations are of that partition", () => {
  const file = {
    ...DEFAULT,
    region: "cn-north-1",
    state: { ...DEFAULT.state, region: "cn-north-1" },
    consumers: {},
  };
  const [provider] = deploymentFrom(file).providers;
  const document = provider && restApiDocument({ ...provider, name: "x", timeoutSeconds: 1 });
  expect(JSON.stringify(document)).toContain(
    "arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:",
  );
});

describe("a team's own document", () => {
  const own: OpenApiDocument = {
    openapi: "3.0.3",
    info: { title: "Orders", description: "Everything about orders", version: "7", contact: { name: "us" } },
    paths: {
      "/orders/{id}": {
        parameters: [PARAMETER("id")],
        get: {
          operationId: "getOrder",
          tags: ["orders"],
          responses: { "200": { description: "the order" } },
        },
      },
    },
    components: { schemas: { Order: { type: "object" } } },
    tags: [{ name: "orders" }],
    "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } },
  };
  const operations = [{ method: "GET" as const, path: "/orders/{id}", handler: "orders" }];
  const document = restApiDocument({
    name: "private-api-provider",
    account: "111111111111",
    region: "eu-west-1",
    service: { auth: "iam", operations, document: own },
    timeoutSeconds: 10,
  });

  test("keeps its content and order", () => {
    expect(document).toMatchObject({
      openapi: "3.0.3",
      info: { description: "Everything about orders", version: "7", contact: { name: "us" } },
      paths: {
        "/orders/{id}": { parameters: [PARAMETER("id")], get: { operationId: "getOrder", tags: ["orders"] } },
      },
      components: { schemas: { Order: { type: "object" } } },
      tags: [{ name: "orders" }],
      "x-amazon-apigateway-request-validators": { all: { validateRequestBody: true } },
    });
    expect(Object.keys(document.paths["/orders/{id}"] ?? {})).toEqual(["parameters", "get"]);
  });

  test("gets the API's name as its title, authorization and integrations", () => {
    expect(document.info.title).toBe("private-api-provider");
    expect(document.components).toHaveProperty("securitySchemes.sigv4");
    expect(document.paths["/orders/{id}"]?.get).toMatchObject({
      security: [{ sigv4: [] }],
      "x-amazon-apigateway-integration": { uri: expect.stringContaining(":private-api-provider-orders/") },
    });
  });
});
