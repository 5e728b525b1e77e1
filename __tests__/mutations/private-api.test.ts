import { examine } from "../../src/access/prove";
import { type World, worldOf } from "../../src/access/world/world";
import { COVERING, DEFAULT, deploymentFrom, TWO_CONSUMERS } from "../support/deployment";
import {
  inStatement,
  letIn,
  type Mutation,
  problemsOf,
  refused,
  withoutOperator,
  withResourceStatement,
  withTrust,
} from "../support/policies/mutated-world";

const API = "arn:aws:execute-api:eu-west-1:111111111111:a000000000";
const deployment = deploymentFrom(TWO_CONSUMERS);

const resourceStatement = (sid: string, change: Mutation) => withResourceStatement(deployment, sid, change);

/** The covering grants, with one item missing in a Deny. */
function withoutResource(sid: string, end: string): World {
  return withResourceStatement(deploymentFrom(COVERING), sid, (statement) => {
    const resources = [statement.Resource ?? []].flat();
    expect(resources).toContain(`${API}/prod/${end}`);
    return { ...statement, Resource: resources.filter((one) => one !== `${API}/prod/${end}`) };
  });
}

function withEndpointPolicy(change: Mutation): World {
  const world = worldOf(deployment);
  const consumers = world.consumers.map((consumer) => {
    const { documents, endpoint } = consumer;
    const policy = inStatement(documents.endpointPolicy, "AllowProvider", change);
    return { ...consumer, endpoint: endpoint && { ...endpoint, policy } };
  });
  return { ...world, consumers };
}

test("the policies as they are have no problem", () => {
  expect(problemsOf(worldOf(deployment))).toEqual([]);
});

test.each<[string, () => World, RegExp]>([
  [
    "a dropped deny of other endpoints",
    // With several consumers each access role has a Deny of its own, which refuses these calls as well.
    () => withResourceStatement(deploymentFrom(DEFAULT), "DenyOtherEndpoints", () => undefined),
    letIn(
      "GET / by private-api-provider-access-consumer through an unknown endpoint",
      "resource policy of provider, DenyOtherEndpoints",
    ),
  ],
  [
    "a dropped deny of this account's other roles",
    () => resourceStatement("DenyOtherRolesOfThisAccount", () => undefined),
    letIn("another role of the API's account", "resource policy of provider, DenyOtherRolesOfThisAccount"),
  ],
  [
    "a dropped deny of a role through the other endpoint",
    () => resourceStatement("DenyOrdersElsewhere", () => undefined),
    letIn(
      "private-api-provider-access-orders through the endpoint of billing",
      "resource policy of provider, DenyOrdersElsewhere",
    ),
  ],
  [
    "a dropped deny of a covered route",
    () => resourceStatement("DenyOrdersNotGranted", () => undefined),
    letIn(
      "GET /accounts/sample~/entries by private-api-orders-direct for a route that a granted pattern covers",
      "resource policy of provider, DenyOrdersNotGranted",
    ),
  ],
  [
    "a deny of a covered route that forgets the slash at its end",
    () => withoutResource("DenyConsumerNotGranted", "GET/accounts/*/audit/"),
    letIn(
      "GET /accounts/sample~/audit/ by private-api-consumer-direct for a route that a granted pattern covers",
      "resource policy of provider, DenyConsumerNotGranted",
    ),
  ],
  [
    "a deny of needless encodings that forgets one",
    () => withoutResource("DenyNeedlessEncodings", "*%75*"),
    letIn(
      "GET /accounts/sample~/a%75dit by private-api-consumer-direct for a route that a granted pattern covers",
      "resource policy of provider, DenyNeedlessEncodings",
    ),
  ],
  [
    "a widened principal",
    () =>
      resourceStatement("AllowOrders", ({ Condition, ...rest }) => ({
        ...rest,
        Principal: "*",
        Condition: withoutOperator(Condition, "ArnEquals"),
      })),
    letIn(
      "GET / by another role of account 222222222222 through the endpoint of orders",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "a wildcard route",
    () => resourceStatement("AllowOrders", (statement) => ({ ...statement, Resource: `${API}/prod/*` })),
    letIn(
      "POST / by private-api-orders-direct for a method that was not granted",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "a trust for the account without condition",
    () => withTrust(deployment, ({ Condition: _, ...rest }) => rest),
    letIn(
      "another role of account 222222222222",
      "trust policy of arn:aws:iam::111111111111:role/private-api-provider-access-orders, AllowClientRoles",
    ),
  ],
  [
    "an endpoint policy of *",
    () =>
      withEndpointPolicy(({ Sid, Effect }) => ({
        Sid,
        Effect,
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "*",
      })),
    letIn("a client for another API", "endpoint policy of orders, AllowProvider"),
  ],
  [
    "an allow across consumers",
    () =>
      resourceStatement("AllowOrders", (statement) => ({
        ...statement,
        Condition: {
          ...statement.Condition,
          StringEquals: { "aws:SourceVpce": ["vpce-00000000000000001", "vpce-00000000000000002"] },
        },
      })),
    letIn(
      "GET / by private-api-orders-direct through the endpoint of billing",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "a missing route",
    () =>
      resourceStatement("AllowOrders", (statement) => ({
        ...statement,
        Resource: `${API}/prod/GET/accounts/*`,
      })),
    refused(
      "consumers.orders.clients.direct: expected to be able to call GET / of provider, got a refusal by resource policy of provider: no statement allows it",
    ),
  ],
  [
    "a stage typo",
    () =>
      resourceStatement("AllowBilling", (statement) => ({
        ...statement,
        Resource: `${API}/prd/GET/accounts/*/entries`,
      })),
    refused(
      "consumers.billing.clients.direct: expected to be able to call GET /accounts/{id}/entries of provider",
    ),
  ],
  [
    "a negated operator",
    () =>
      resourceStatement("AllowOrders", (statement) => ({
        ...statement,
        Condition: {
          ...withoutOperator(statement.Condition, "StringEquals"),
          StringNotEquals: { "aws:SourceVpce": "vpce-00000000000000001" },
        },
      })),
    refused(
      "consumers.orders.clients.direct: expected to be able to call GET / of provider, got a refusal by resource policy of provider: no statement allows it",
    ),
  ],
])("%s is found, and named", (_, world, message) => {
  expect(problemsOf(world())).toContainEqual(expect.stringMatching(message));
});

test("aws:SourceVpc in place of aws:SourceVpce is an error", () => {
  const world = resourceStatement("AllowOrders", (statement) => ({
    ...statement,
    Condition: { StringEquals: { "aws:SourceVpc": "vpce-00000000000000001" } },
  }));
  expect(() => examine(world)).toThrow(
    "resource policy of provider: AllowOrders: condition key aws:SourceVpc is not understood",
  );
});
