import { loadDeployment } from "../../../src/config/load-deployment";
import { headline, requestWords } from "../../../src/report/diff/text/diff-words";
import { EXAMPLE_NAMES, exampleFile } from "../../support/examples";
import { changedExample, type Edit } from "./changed-example";
import { documentDiff, wholeDiff } from "./sides";

/** A change of an example, the first line of the comparison, and the first request that is decided otherwise. */
type Row = readonly [
  words: string,
  example: string,
  edits: readonly Edit[],
  first: string,
  request: string | undefined,
];

const ROWS: readonly Row[] = [
  [
    "a route is granted",
    "several-consumers",
    [['provider: { routes: ["GET /orders/{id}"] }', 'provider: { routes: ["GET /orders/{id}", GET /] }']],
    "1 newly allowed, 0 newly refused",
    "newly allowed: GET / of provider by the access role of billing through the endpoint of billing",
  ],
  [
    "a route is not granted any more",
    "several-consumers",
    [['["GET /orders/{id}", POST /orders]', '["GET /orders/{id}"]']],
    "0 newly allowed, 1 newly refused",
    "newly refused: POST /orders of provider by checkout of shop through the endpoint of shop",
  ],
  [
    "a route is offered to those who are granted everything",
    "several-consumers",
    [["- POST /orders", "- POST /orders\n        - DELETE /orders/{id}"]],
    "2 newly allowed, 0 newly refused",
    "newly allowed: DELETE /orders/{id} of provider by the access role of audit through the endpoint of audit",
  ],
  [
    "a consumer goes",
    "two-organizations-provider",
    [
      [
        "    externalConsumers:",
        "    externalConsumers: {}\n    alarms: { topicArn: arn:aws:sns:eu-west-1:111111111111:x }\n#",
      ],
      ["      globex:", "#"],
      ['        account: "222222222222"', "#"],
      ["        endpointIds", "#"],
      ["        callerRoleArns", "#"],
      ["        trustedRoleArns", "#"],
      ["        routes: [GET", "#"],
      ["    trust:", "#"],
      ["      externalId", "#"],
    ],
    "0 newly allowed, 5 newly refused",
    "newly refused: GET / of provider by arn:aws:iam::222222222222:role/globex-consumer-direct through the endpoint of globex",
  ],
  [
    "an external id is not asked for any more",
    "two-organizations-provider",
    [["externalId: 7c1d4a52-globex", "organizationId: o-abc1234567"]],
    "1 newly allowed, 1 newly refused",
    "newly allowed: sts:AssumeRole of arn:aws:iam::111111111111:role/acme-orders-provider-access-globex by arn:aws:iam::222222222222:role/globex-consumer-assumed as its trust policy says",
  ],
  [
    "another endpoint of a partner",
    "two-organizations-provider",
    [["[vpce-0123456789abcdef0]", "[vpce-0123456789abcdef0, vpce-0123456789abcdef1]"]],
    "4 newly allowed, 0 newly refused",
    "newly allowed: GET / of provider by arn:aws:iam::222222222222:role/globex-consumer-direct through vpce-0123456789abcdef1 of globex",
  ],
  [
    "a client of another owner's API",
    "two-organizations-consumer",
    [["      direct: { type: lambda, uses: acme, auth: direct }\n", ""]],
    "0 newly allowed, 2 newly refused",
    "newly refused: GET / of consumer/acme by direct of consumer through the endpoint of consumer",
  ],
  [
    "more roles by a pattern",
    "regional-iam",
    [['["ecs-app-dev*"]', '["ecs-app-dev*", "batch-*"]']],
    "2 newly allowed, 0 newly refused",
    "newly allowed: GET / of reports by any role like arn:aws:iam::222222222222:role/batch-* over the internet",
  ],
  [
    "a route of a public API takes the place of another",
    "public-contrast",
    [["routes: [GET /]", "routes: [GET /orders]"]],
    "1 newly allowed, 1 newly refused",
    "newly allowed: GET /orders of provider by anybody, unsigned over the internet",
  ],
  [
    "a public API asks for signatures",
    "public-contrast",
    [["auth: none\n      acknowledgePublic: true", "auth: iam"]],
    "0 newly allowed, 1 newly refused",
    "newly refused: GET / of provider by anybody, unsigned over the internet",
  ],
  [
    "an existing role of another account",
    "existing-roles",
    [["role/warehouse", "role/depot"]],
    "2 newly allowed, 2 newly refused",
    "newly allowed: GET / of provider by warehouse of shop, arn:aws:iam::444444444444:role/depot through the endpoint of shop",
  ],
  [
    "signatures are not asked for any more",
    "one-account",
    [
      ["auth: iam", "auth: none"],
      ["      direct: { type: lambda, uses: provider, auth: direct }\n", ""],
      [
        "assumed: { type: lambda, uses: provider, auth: assume-role }",
        "shell: { type: instance, uses: provider, auth: none }",
      ],
    ],
    "1 newly allowed, 1 newly refused",
    "newly allowed: GET / of provider by anybody, unsigned through the endpoint of consumer",
  ],
  [
    "a holder of a key is granted a route",
    "api-key",
    [['routes: ["GET /orders/{id}"]', 'routes: ["GET /orders/{id}", GET /]']],
    "2 newly allowed, 0 newly refused",
    "newly allowed: GET / of provider by the key of office through the endpoint of office",
  ],
  [
    "a caller of a front door",
    "front-door",
    [['routes: [GET /, "GET /orders/{id}"]', "routes: [GET /]"]],
    "0 newly allowed, 1 newly refused",
    "newly refused: GET /orders/{id} of shop/door by the key of mobile over the internet",
  ],
  [
    "a holder of certificates is granted a route",
    "mutual-tls",
    [["routes: [GET /]", "routes: [GET /, GET /catalogue]"]],
    "2 newly allowed, 0 newly refused",
    "newly allowed: GET /catalogue of provider by a certificate of CN=office,O=Acme,C=DE through the endpoint of shop",
  ],
  [
    "any number of a subject's certificates",
    "mutual-tls",
    [['        serials: ["4B0A11C2D3E4F506"]', "#"]],
    "2 newly allowed, 0 newly refused",
    "newly allowed: GET / of provider by a certificate of CN=office,O=Acme,C=DE through the endpoint of shop",
  ],
  [
    "a new client in the API's own account",
    "one-account",
    [["      direct:", "      second: { type: lambda, uses: provider, auth: direct }\n      direct:"]],
    "1 newly allowed, 0 newly refused",
    "newly allowed: GET / of provider by second of consumer through the endpoint of consumer",
  ],
  [
    "every method of a greedy route",
    "custom-handlers",
    [['"GET /pictures/{key+}"', '"ANY /pictures/{key+}"']],
    "6 newly allowed, 2 newly refused",
    "newly allowed: POST /pictures/{key+} of provider by reader of consumer through the endpoint of consumer",
  ],
  [
    "another stage",
    "private-open",
    [["auth: none\n", "auth: none\n      stage: live\n"]],
    "1 newly allowed, 1 newly refused",
    "newly allowed: GET / of provider by anybody, unsigned through the endpoint of inside",
  ],
  [
    "a throttle",
    "private-open",
    [["burst: 10", "burst: 20"]],
    "nothing newly allowed or refused; policies or settings differ",
    undefined,
  ],
];

test.each(ROWS)("%s (%s)", (_, example, edits, first, request) => {
  const diff = documentDiff(...changedExample(example, edits));
  const [change] = diff.changes;
  expect([headline(diff), change && `${change.is}: ${requestWords(change)}`]).toEqual([first, request]);
});

test.each(EXAMPLE_NAMES)("%s compared with itself has no change", (name) => {
  const deployment = loadDeployment(exampleFile(name));
  expect(headline(wholeDiff(deployment, loadDeployment(exampleFile(name))))).toBe("no change in access");
});

/** The same of gateways, whose stacks decide. */
const GATEWAYS: readonly Row[] = [
  [
    "a scope is not asked for any more",
    "central-gateway",
    [["scopes: { POST /todo: [todo.write], ", "scopes: { "]],
    "2 newly allowed, 0 newly refused",
    "newly allowed: POST /todo of gateway by a caller with a token for shop through the gateway",
  ],
  [
    "a route of a gateway",
    "central-gateway",
    [["[GET /todo, ", "[GET /todo, PUT /todo, "]],
    "3 newly allowed, 0 newly refused",
    "newly allowed: PUT /todo of gateway by a caller with a token for shop through the gateway",
  ],
  [
    "another issuer",
    "central-gateway",
    [["https://issuer.example.com/", "https://other.example.com/"]],
    "16 newly allowed, 16 newly refused",
    "newly allowed: GET /todo of gateway by a caller with a token for shop through the gateway",
  ],
  [
    "a route leads to another service",
    "central-gateway",
    [
      ["POST /todo, ", ""],
      ["names: { routes: [GET /names, ", "names: { routes: [GET /names, POST /todo, "],
      ["stripPrefix: true", "stripPrefix: false"],
    ],
    "2 newly allowed, 0 newly refused",
    "newly allowed: POST /todo of gateway by a caller with a token for shop through the gateway",
  ],
  [
    "a service goes",
    "central-gateway",
    [
      ["      names: { routes: [GET /names", "#      names: { routes: [GET /names"],
      ["  names: # a", "  names: # a"],
    ],
    "0 newly allowed, 7 newly refused",
    "newly refused: GET /names of gateway by a caller with a token for shop through the gateway",
  ],
];

test.each(GATEWAYS)("%s (%s)", (_, example, edits, first, request) => {
  const diff = wholeDiff(...changedExample(example, edits));
  const [change] = diff.changes;
  expect([headline(diff), change && `${change.is}: ${requestWords(change)}`]).toEqual([first, request]);
});
