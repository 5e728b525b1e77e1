import type { Auth } from "../../../src/model/provider";
import { type Edit, edited, problemsIn } from "./documents";

const at = (key: string): readonly Edit[] => [["      operationId: getOrders\n", `      ${key}\n`]];
const atTop = (key: string): readonly Edit[] => [["openapi: 3.0.3\n", `openapi: 3.0.3\n${key}\n`]];
const schemes = (text: string): Edit => ["components:\n", `components:\n  securitySchemes: ${text}\n`];
const TOKEN = schemes("{ token: { type: http, scheme: bearer } }");

/** Parts of a document that contradict who may call or what answers. */
const EXTENSIONS: readonly (readonly [what: string, edits: readonly Edit[], problem: string])[] = [
  [
    "a resource policy",
    atTop("x-amazon-apigateway-policy: { Version: 2012-10-17 }"),
    '2:1 x-amazon-apigateway-policy: expected uses and externalConsumers to say who may call, got "x-amazon-apigateway-policy"',
  ],
  [
    "an integration",
    at("x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: https://example.com }"),
    '29:7 paths./orders.get.x-amazon-apigateway-integration: expected x-crosslink-handler to say who answers, got "x-amazon-apigateway-integration"',
  ],
  [
    "an endpoint",
    atTop("x-amazon-apigateway-endpoint-configuration: { types: [REGIONAL] }"),
    '2:1 x-amazon-apigateway-endpoint-configuration: expected service.type and the consumers\' endpoints to say where the API is, got "x-amazon-apigateway-endpoint-configuration"',
  ],
  [
    "compression",
    atTop("x-amazon-apigateway-minimum-compression-size: 0"),
    '2:1 x-amazon-apigateway-minimum-compression-size: expected service.compressOverBytes to say what is compressed, got "x-amazon-apigateway-minimum-compression-size"',
  ],
  [
    "bodies of bytes",
    atTop("x-amazon-apigateway-binary-media-types: [image/png]"),
    '2:1 x-amazon-apigateway-binary-media-types: expected no binary media types, as the API passes bodies on as text, got "x-amazon-apigateway-binary-media-types"',
  ],
  [
    "an extension that nobody knows",
    at("x-amazon-apigateway-sharding: true"),
    '29:7 paths./orders.get.x-amazon-apigateway-sharding: expected an extension that goes with a document here, got "x-amazon-apigateway-sharding"',
  ],
  [
    "an extension where it does nothing",
    at("x-amazon-apigateway-request-validators: {}"),
    '29:7 paths./orders.get.x-amazon-apigateway-request-validators: expected an extension that goes with a document here, got "x-amazon-apigateway-request-validators"',
  ],
  [
    "another authorization",
    at("x-amazon-apigateway-auth: { type: NONE }"),
    '29:41 paths./orders.get.x-amazon-apigateway-auth.type: expected the authorization of the deployment, auth: iam, got "NONE"',
  ],
];

test.each(EXTENSIONS)("%s is refused", (_, edits, problem) => {
  expect(problemsIn(edited(...edits))).toEqual([`api.yaml:${problem}`]);
});

/** The demands of a document on its callers, beside those of the deployment. */
const SECURITY: readonly (readonly [
  what: string,
  auth: Auth,
  edits: readonly Edit[],
  problems: readonly string[],
])[] = [
  ["nothing said, with iam", "iam", [], []],
  ["nothing said, with none", "none", [], []],
  ["a token of everybody, with iam", "iam", [...atTop("security: [{ token: [] }]"), TOKEN], []],
  [
    "nothing of an operation's callers, with iam",
    "iam",
    [...at("security: []"), TOKEN],
    [
      "29:17 paths./orders.get.security: expected a security that every caller has to meet, as with auth: iam nobody calls unsigned, got []",
    ],
  ],
  [
    "nothing of anybody, with iam",
    "iam",
    atTop("security: []"),
    [
      "2:11 security: expected a security that every caller has to meet, as with auth: iam nobody calls unsigned, got []",
    ],
  ],
  [
    "a token or nothing, with iam",
    "iam",
    [...at("security: [{ token: [] }, {}]"), TOKEN],
    [
      "29:17 paths./orders.get.security: expected a security that every caller has to meet, as with auth: iam nobody calls unsigned, got {} among the ways in",
    ],
  ],
  ["nothing of an operation's callers, with none", "none", at("security: []"), []],
  [
    "a token, with none",
    "none",
    [...at("security: [{ token: [] }]"), TOKEN],
    [
      "29:17 paths./orders.get.security: expected no security, as with auth: none nobody is asked who calls, got token",
    ],
  ],
  [
    "a key of API Gateway's, with iam",
    "iam",
    [...at("security: [{ key: [] }]"), schemes("{ key: { type: apiKey, name: X-API-Key, in: header } }")],
    [
      "29:20 paths./orders.get.security[0].key: expected a security without authorizers and API keys, as the deployment's auth says who may call, got key, an API key",
    ],
  ],
  [
    "an authorizer, with iam",
    "iam",
    [
      ...at("security: [{ pool: [] }]"),
      schemes(
        "{ pool: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: cognito_user_pools } } }",
      ),
    ],
    [
      "29:20 paths./orders.get.security[0].pool: expected a security without authorizers and API keys, as the deployment's auth says who may call, got pool, an authorizer",
    ],
  ],
  [
    "a signature, with iam",
    "iam",
    [
      ...at("security: [{ sigv4: [] }]"),
      schemes(
        "{ sigv4: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 } }",
      ),
    ],
    [],
  ],
  ["nothing said, with api-key", "api-key", [], []],
  [
    "nothing of an operation's callers, with api-key",
    "api-key",
    [...at("security: []"), TOKEN],
    [
      "29:17 paths./orders.get.security: expected a security that every caller has to meet, as with auth: api-key nobody calls without a key, got []",
    ],
  ],
  [
    "the key of the deployment, with api-key",
    "api-key",
    [
      ...at("security: [{ key: [] }]"),
      schemes("{ key: { type: apiKey, name: X-Crosslink-Key, in: header } }"),
    ],
    [],
  ],
  [
    "a key of API Gateway's, with api-key",
    "api-key",
    [...at("security: [{ key: [] }]"), schemes("{ key: { type: apiKey, name: X-API-Key, in: header } }")],
    [
      "29:20 paths./orders.get.security[0].key: expected a security without authorizers and API keys, as the deployment's auth says who may call, got key, an API key",
    ],
  ],
  [
    "nothing of an operation's callers, with certificate",
    "certificate",
    [...at("security: []"), TOKEN],
    [
      "29:17 paths./orders.get.security: expected a security that every caller has to meet, as with auth: certificate nobody calls without a certificate, got []",
    ],
  ],
  [
    "the certificate that the balancer asks for, with certificate",
    "certificate",
    [...at("security: [{ tls: [] }]"), schemes("{ tls: { type: http, scheme: mutual } }")],
    [],
  ],
  [
    "an authorizer of its own, with api-key",
    "api-key",
    [
      ...at("security: [{ own: [] }]"),
      schemes(
        "{ own: { type: apiKey, name: X-Crosslink-Key, in: header, x-amazon-apigateway-authorizer: { type: request } } }",
      ),
    ],
    [
      "29:20 paths./orders.get.security[0].own: expected a security without authorizers and API keys, as the deployment's auth says who may call, got own, an authorizer",
    ],
  ],
  [
    "the type of the authorization, with api-key",
    "api-key",
    at("x-amazon-apigateway-auth: { type: CUSTOM }"),
    [],
  ],
  [
    "another type of authorization, with api-key",
    "api-key",
    at("x-amazon-apigateway-auth: { type: AWS_IAM }"),
    [
      '29:41 paths./orders.get.x-amazon-apigateway-auth.type: expected the authorization of the deployment, auth: api-key, got "AWS_IAM"',
    ],
  ],
];

test.each(SECURITY)("%s", (_, auth, edits, problems) => {
  const lines = problemsIn(edited(...edits), {}, auth);
  expect(lines).toEqual(problems.map((problem) => `api.yaml:${problem}`));
});
