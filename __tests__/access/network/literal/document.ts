import type { Json } from "../../../../src/access/network/stack/stack-json";

export type Attributes = { readonly [name: string]: Json };

/** The URI by which API Gateway invokes a function. */
export const functionUri = (account: string, name: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:${account}:function:${name}/invocations`;

const keyScheme = (account: string, authorizer: string): Json => ({
  type: "apiKey",
  name: "x-key",
  in: "header",
  "x-amazon-apigateway-authtype": "custom",
  "x-amazon-apigateway-authorizer": {
    type: "request",
    authorizerUri: functionUri(account, authorizer),
    identitySource: "method.request.header.x-key",
    authorizerResultTtlInSeconds: 300,
  },
});

/** A document with one method that asks an authorizer about a key. */
export const document = (account: string, authorizer: string, integration: Json): Attributes => ({
  paths: { "/": { get: { security: [{ key: [] }], "x-amazon-apigateway-integration": integration } } },
  components: { securitySchemes: { key: keyScheme(account, authorizer) } },
});
