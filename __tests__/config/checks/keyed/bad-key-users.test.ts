import type { Edit } from "../../base";
import { AUTH, DOOR, described, editedKeyed, READER, ROLES, SECRET, SIGNING, used } from "../../keyed-base";
import { problemsOf } from "../../problems-of";

/** Settings that do not go with keys, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "a function that signs",
    [[READER, READER.replace("api-key", "direct")]],
    [
      '28:51  consumers.web.clients.reader.auth: expected api-key, as orders has auth: api-key and knows callers by their key, got "direct"',
    ],
  ],
  [
    "a function that assumes a role",
    [[READER, READER.replace("api-key", "assume-role")]],
    [
      '28:51  consumers.web.clients.reader.auth: expected api-key, as orders has auth: api-key and knows callers by their key, got "assume-role"',
    ],
  ],
  [
    "a function that does neither",
    [[READER, READER.replace("api-key", "none")]],
    [
      '28:51  consumers.web.clients.reader.auth: expected one of the supported authorizations (direct, assume-role, api-key, certificate), got "none"',
    ],
  ],
  [
    "a role that exists",
    [[READER, `${READER}\n      app: { type: role, role: app, uses: orders, auth: direct }`]],
    [
      '29:43  consumers.web.clients.app.uses: expected an API with auth: iam, as orders has auth: api-key and does not ask for a role, got "orders"',
    ],
  ],
  [
    "an instance that signs",
    [[READER, `${READER}\n      shell: { type: instance, uses: orders, auth: direct }`]],
    [
      '29:22  consumers.web.clients.shell.type: expected lambda or rest-front-door, as orders has auth: api-key and nobody but functions can read the key, got "instance"',
    ],
  ],
  [
    "an instance that does not",
    [[READER, `${READER}\n      shell: { type: instance, uses: orders, auth: none }`]],
    [
      '29:22  consumers.web.clients.shell.type: expected lambda or rest-front-door, as orders has auth: api-key and nobody but functions can read the key, got "instance"',
    ],
  ],
  [
    "a function that sends a key nobody asks for, where callers sign",
    [...SIGNING.slice(0, 2), [DOOR, ""]],
    [
      '28:51  consumers.web.clients.reader.auth: expected direct or assume-role, as orders has auth: iam and asks for no key, got "api-key"',
    ],
  ],
  [
    "a function that sends a key nobody asks for, where anybody may call",
    [
      [AUTH, "auth: none\n      routes"],
      [SECRET, ""],
      [DOOR, ""],
    ],
    [
      '27:51  consumers.web.clients.reader.auth: expected direct, as orders has auth: none and asks for no key, got "api-key"',
    ],
  ],
  [
    "a key that nobody sends",
    [...SIGNING, used("{ apiKey: {} }")],
    [
      "26:17  consumers.web.uses.orders.apiKey: expected no apiKey of an API without auth: api-key, got orders, a private-rest-api with auth: iam",
    ],
  ],
  [
    "a described API without the role that reads the key",
    [described(", auth: api-key")],
    [
      "27:14  consumers.web.uses.far.api.authorizerRoleArn: expected the role that reads the key, as the API has auth: api-key, got nothing",
    ],
  ],
  [
    "a described API whose authorizer is another account's",
    [described(", auth: api-key, authorizerRoleArn: arn:aws:iam::555555555555:role/reader")],
    [
      '27:96  consumers.web.uses.far.api.authorizerRoleArn: expected a role of the account 444444444444, got "arn:aws:iam::555555555555:role/reader"',
    ],
  ],
  [
    "a described API that knows the consumer by no name",
    [described(", auth: api-key, authorizerRoleArn: arn:aws:iam::444444444444:role/reader, knownAs: Us")],
    [
      '27:144 consumers.web.uses.far.api.knownAs: expected a consumer name of lower-case letters, digits and single dashes between them, got "Us"',
    ],
  ],
  [
    "a described API with a role to assume",
    [
      described(
        ", auth: api-key, authorizerRoleArn: arn:aws:iam::444444444444:role/reader, accessRoleArn: arn:aws:iam::444444444444:role/access",
      ),
    ],
    [
      '27:150 consumers.web.uses.far.api.accessRoleArn: expected no accessRoleArn without an assume-role client, got "arn:aws:iam::444444444444:role/access"',
    ],
  ],
  [
    "a described API that asks for signatures, with all that goes with a key",
    [
      described(
        ", authorizerRoleArn: arn:aws:iam::444444444444:role/reader, knownAs: us",
        "direct",
        ", apiKey: {}",
      ),
    ],
    [
      "27:62  consumers.web.uses.far.api.authorizerRoleArn: expected no authorizerRoleArn of an API without auth: api-key, got far, a private-rest-api with auth: iam",
      "27:120 consumers.web.uses.far.api.knownAs: expected no knownAs of an API without auth: api-key, got far, a private-rest-api with auth: iam",
      "27:135 consumers.web.uses.far.apiKey: expected no apiKey of an API without auth: api-key, got far, a private-rest-api with auth: iam",
    ],
  ],
  [
    "a described API that asks for nothing, with a name for the consumer",
    [described(", auth: none, knownAs: us", "direct")],
    [
      "27:74  consumers.web.uses.far.api.knownAs: expected no knownAs of an API without auth: api-key, got far, a private-rest-api with auth: none",
    ],
  ],
  [
    "a described API on the internet",
    [
      described(
        ", auth: api-key, type: regional-rest-api, authorizerRoleArn: arn:aws:iam::444444444444:role/reader",
      ),
    ],
    [
      '27:68  consumers.web.uses.far.api.auth: expected iam or none of a regional-rest-api, got "api-key", which goes with a consumer\'s endpoint',
      "29:34  consumers.web.clients.far.uses: expected a private API, as the clients run in the consumer's network (give others a consumer without one), got far, a regional one",
    ],
  ],
  [
    "the API on the internet",
    [
      ["private-rest-api", "regional-rest-api"],
      ["    network:\n      cidr: 10.1.0.0/16\n      zones: [a, b]\n", ""],
      [DOOR, ""],
      ["        endpointIds: [vpce-0123456789abcdef0]\n", ""],
    ],
    [
      '12:13  providers.orders.service.auth: expected iam or none of a regional-rest-api, got "api-key", which goes with a consumer\'s endpoint',
    ],
  ],
  [
    "an external consumer without a secret",
    [[SECRET, ""]],
    [
      "15:7   providers.orders.externalConsumers.partner.apiKeySecretArn: expected the secret that the consumer keeps its key in, as the API has auth: api-key, got nothing",
    ],
  ],
  [
    "an external consumer's secret by its name alone",
    [[SECRET, SECRET.replace("-a1B2c3", "")]],
    [
      '18:26  providers.orders.externalConsumers.partner.apiKeySecretArn: expected the ARN of a secret such as arn:aws:secretsmanager:eu-west-1:123456789012:secret:name-a1B2c3, got "arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner"',
    ],
  ],
  [
    "an external consumer's secret in another account",
    [[SECRET, SECRET.replace("333333333333", "444444444444")]],
    [
      '18:26  providers.orders.externalConsumers.partner.apiKeySecretArn: expected a secret of the account 333333333333, got "arn:aws:secretsmanager:eu-west-1:444444444444:secret:partner-a1B2c3"',
    ],
  ],
  [
    "an external consumer's secret in another region",
    [[SECRET, SECRET.replace("eu-west-1", "eu-west-2")]],
    [
      '18:26  providers.orders.externalConsumers.partner.apiKeySecretArn: expected an ARN of the region eu-west-1, got "arn:aws:secretsmanager:eu-west-2:333333333333:secret:partner-a1B2c3"',
    ],
  ],
  [
    "an external consumer's secret in another partition",
    [[SECRET, SECRET.replace("arn:aws:", "arn:aws-cn:")]],
    [
      '18:26  providers.orders.externalConsumers.partner.apiKeySecretArn: expected an ARN of the partition aws, as the region is eu-west-1, got "arn:aws-cn:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3"',
    ],
  ],
  [
    "an external consumer's roles",
    [[SECRET, SECRET + ROLES]],
    [
      "19:25  providers.orders.externalConsumers.partner.callerRoleArns: expected no callerRoleArns with auth: api-key, where callers are known by their key, got a list",
    ],
  ],
  [
    "an external consumer's secret, where callers sign",
    [
      ...SIGNING.slice(0, 1),
      [DOOR, ""],
      [READER, READER.replace("api-key", "direct")],
      [SECRET, ROLES + SECRET],
    ],
    [
      '19:26  providers.orders.externalConsumers.partner.apiKeySecretArn: expected no apiKeySecretArn without auth: api-key, got "arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3"',
    ],
  ],
  [
    "an execution log that shows headers",
    [[AUTH, AUTH.replace("routes", "executionLog: INFO\n      routes")]],
    [
      '13:21  providers.orders.service.executionLog: expected ERROR or OFF with auth: api-key, as at INFO API Gateway writes down headers, and the key is in one, got "INFO"',
    ],
  ],
  [
    "an authorizer of an API without keys",
    [[AUTH, "auth: iam\n      authorizer: { cacheSeconds: 0 }\n      routes"], ...SIGNING.slice(1)],
    [
      "13:7   providers.orders.service.authorizer: expected no authorizer but with auth: api-key, got cacheSeconds",
    ],
  ],
  [
    "answers that are kept for more than an hour",
    [[AUTH, AUTH.replace("routes", "authorizer: { cacheSeconds: 3601 }\n      routes")]],
    [
      "13:35  providers.orders.service.authorizer.cacheSeconds: expected a whole number of seconds from 0 to 3600, got 3601",
    ],
  ],
  [
    "an endpoint of Secrets Manager without keys",
    [...SIGNING, ["      zones: [a, b]\n", "      zones: [a, b]\n    endpoints: { secretsManager: true }\n"]],
    [
      "25:34  consumers.web.endpoints.secretsManager: expected no secretsManager where no client sends a key or shows a certificate, got true",
    ],
  ],
  [
    "trust in roles that nobody assumes",
    [["    externalConsumers:\n", "    trust: { externalId: abc }\n    externalConsumers:\n"]],
    ["14:5   providers.orders.trust: expected no trust where no consumer assumes a role, got externalId"],
  ],
  [
    "an authorization that is misspelt, and nothing said of what depends on it",
    [[AUTH, "auth: apikey\n      routes"]],
    [
      '12:13  providers.orders.service.auth: expected one of the supported authorizations (iam, none, api-key, certificate), got "apikey" (did you mean "api-key"?)',
    ],
  ],
];

describe("an API with keys, or one without, and", () => {
  test.each(TABLE)("%s", (_, edits, problems) => {
    expect(problemsOf(editedKeyed(...edits))).toEqual(problems);
  });
});
