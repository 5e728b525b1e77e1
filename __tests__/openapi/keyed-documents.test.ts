import type { OpenApiDocument } from "../../src/model/openapi-document";
import { restApiDocument } from "../../src/openapi/rest-api-document";
import { deploymentFrom, KEYED } from "../support/deployment";

const [provider] = deploymentFrom(KEYED).providers;

/** The document of the API with keys, or of one that the team wrote. */
function documentOf(own?: OpenApiDocument): OpenApiDocument {
  if (provider === undefined) throw new Error("there is no provider");
  return restApiDocument({
    ...provider,
    service: { ...provider.service, document: own },
    timeoutSeconds: 10,
  });
}

const SCHEME = {
  type: "apiKey",
  name: "x-crosslink-key",
  in: "header",
  "x-amazon-apigateway-authtype": "custom",
  "x-amazon-apigateway-authorizer": {
    type: "request",
    authorizerUri:
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:private-api-provider-authorizer/invocations",
    identitySource: "method.request.header.x-crosslink-key",
    authorizerResultTtlInSeconds: 0,
  },
};

test("an API with keys asks its authorizer about every operation", () => {
  const { paths, components } = documentOf();
  expect(components).toEqual({ securitySchemes: { key: SCHEME } });
  const operations = Object.values(paths).flatMap((item) => Object.values(item ?? {}));
  expect(operations).toHaveLength(4);
  for (const operation of operations) expect(operation).toMatchObject({ security: [{ key: [] }] });
});

test("a call without a right key is told what is asked for", () => {
  expect(documentOf()["x-amazon-apigateway-gateway-responses"]).toEqual({
    UNAUTHORIZED: {
      statusCode: 401,
      responseParameters: { "gatewayresponse.header.WWW-Authenticate": "'x-crosslink-key'" },
      responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
    },
  });
});

test("a team's own answers of API Gateway stand, and what it does not answer is added", () => {
  const own = (name: string): OpenApiDocument => ({
    openapi: "3.0.3",
    info: { title: "Orders", version: "1" },
    paths: { "/": { get: { responses: {}, security: [{ theirs: [] }] } } },
    components: { securitySchemes: { theirs: { type: "http", scheme: "bearer" } } },
    "x-amazon-apigateway-gateway-responses": { [name]: { statusCode: 418 } },
  });
  const responses = (name: string) => documentOf(own(name))["x-amazon-apigateway-gateway-responses"];
  expect(responses("THROTTLED")).toMatchObject({
    UNAUTHORIZED: { statusCode: 401 },
    THROTTLED: { statusCode: 418 },
  });
  expect(responses("UNAUTHORIZED")).toEqual({ UNAUTHORIZED: { statusCode: 418 } });
  const document = documentOf(own("THROTTLED"));
  expect(document.components).toEqual({ securitySchemes: { key: SCHEME } });
  expect(document.paths["/"]?.get).toMatchObject({ security: [{ key: [] }] });
});
