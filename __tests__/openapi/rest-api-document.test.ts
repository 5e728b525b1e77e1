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

test("without authorization no operation asks for anything, and there is no scheme to ask by", () => {
  const document = documentOf({ auth: "none", type: "private-rest-api" });
  expect(document.components).toBeUndefined();
  expect(document.paths["/"]?.get).not.toHaveProperty("security");
});
