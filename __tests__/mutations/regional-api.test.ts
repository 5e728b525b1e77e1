import { type World, worldOf } from "../../src/access/world/world";
import type { Statement } from "../../src/policies/document";
import { deploymentFrom, OUTSIDE, PROVIDER, PUBLIC, REGIONAL, TWO_OUTSIDE } from "../support/deployment";
import {
  letIn,
  type Mutation,
  problemsOf,
  refused,
  withoutOperator,
  withResourceStatement,
  withTrust,
} from "../support/policies/mutated-world";

const API = "arn:aws:execute-api:eu-west-1:111111111111:a000000000";
const ROLE = "arn:aws:iam::222222222222:role";

const two = deploymentFrom(TWO_OUTSIDE);
const inOneAccount = deploymentFrom({
  ...REGIONAL,
  providers: {
    provider: {
      ...PROVIDER,
      service: { ...REGIONAL.providers.provider.service, routes: ["GET /", "POST /reports"] },
    },
  },
  consumers: {
    consumer: {
      ...OUTSIDE,
      account: PROVIDER.account,
      uses: { provider: { routes: ["GET /"], allowRoles: ["ecs-app-*"] } },
    },
  },
});
const open = deploymentFrom(PUBLIC);

const dropped: Mutation = () => undefined;
const saying =
  (more: object): Mutation =>
  (statement) => ({ ...statement, ...more });
const roles =
  (operator: string, ...arns: readonly string[]): Mutation =>
  (statement: Statement) => ({
    ...statement,
    Condition: {
      ...withoutOperator(statement.Condition, "ArnLike"),
      [operator]: { "aws:PrincipalArn": arns },
    },
  });

test.each([
  ["two consumers", two],
  ["one account", inOneAccount],
  ["an API that anybody may call", open],
])("the policies of %s as they are have no problem", (_, deployment) => {
  expect(problemsOf(worldOf(deployment))).toEqual([]);
});

test.each<[string, () => World, RegExp]>([
  [
    "a dropped allow, to a client",
    () => withResourceStatement(two, "AllowOrders", dropped),
    refused(
      "consumers.orders.clients.direct: expected to be able to call GET / of provider, got a refusal by resource policy of provider: no statement allows it",
    ),
  ],
  [
    "a dropped allow, to a role by a wildcard",
    () => withResourceStatement(two, "AllowOrders", dropped),
    refused(
      "consumers.orders.uses.provider.allowRoles: expected to be able to call GET / of provider, got a refusal by resource policy of provider: no statement allows it",
    ),
  ],
  [
    "an allow without the role that a wildcard means",
    () => withResourceStatement(two, "AllowOrders", roles("ArnLike", `${ROLE}/private-api-orders-direct`)),
    refused("consumers.orders.uses.provider.allowRoles: expected to be able to call GET / of provider"),
  ],
  [
    "a wildcard that is compared as text",
    () => withResourceStatement(two, "AllowOrders", roles("StringEquals", `${ROLE}/ecs-app-*`)),
    refused("consumers.orders.uses.provider.allowRoles: expected to be able to call GET / of provider"),
  ],
  [
    "a wildcard that means every role",
    () => withResourceStatement(two, "AllowOrders", roles("ArnLike", `${ROLE}/*`)),
    letIn(
      "GET / by another role of account 222222222222 over the internet",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "a negated operator",
    () => withResourceStatement(two, "AllowOrders", roles("ArnNotLike", `${ROLE}/ecs-app-*`)),
    letIn(
      "GET / by another role of account 222222222222 over the internet",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "an allow without condition",
    () => withResourceStatement(two, "AllowOrders", saying({ Condition: undefined })),
    letIn(
      "GET / by another role of account 222222222222 over the internet",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "an allow for everybody",
    () => withResourceStatement(two, "AllowOrders", saying({ Principal: "*", Condition: undefined })),
    letIn("GET / by a role of another account over the internet", "resource policy of provider, AllowOrders"),
  ],
  [
    "a wildcard route",
    () => withResourceStatement(two, "AllowOrders", saying({ Resource: `${API}/prod/*` })),
    letIn(
      "POST / by private-api-orders-direct for a method that was not granted",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "a wildcard route, to a role by a wildcard",
    () => withResourceStatement(two, "AllowOrders", saying({ Resource: `${API}/prod/*` })),
    letIn(
      "POST / by ecs-app-* for a method that was not granted",
      "resource policy of provider, AllowOrders",
    ),
  ],
  [
    "a dropped deny of this account's other roles",
    () => withResourceStatement(two, "DenyOtherRolesOfThisAccount", dropped),
    letIn(
      "GET / by another role of the API's account over the internet",
      "resource policy of provider, DenyOtherRolesOfThisAccount",
    ),
  ],
  [
    "a deny of endpoints that no call over the internet comes through",
    () =>
      withResourceStatement(
        two,
        "DenyOtherRolesOfThisAccount",
        saying({ Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-00000000000000001" } } }),
      ),
    refused(
      "consumers.orders.clients.direct: expected to be able to call GET / of provider, got a refusal by resource policy of provider: denied by DenyOtherRolesOfThisAccount",
    ),
  ],
  [
    "a dropped deny of a covered route",
    () => withResourceStatement(two, "DenyOrdersNotGranted", dropped),
    letIn(
      "GET /accounts/sample~/entries by private-api-orders-direct for a route that a granted pattern covers",
      "resource policy of provider, DenyOrdersNotGranted",
    ),
  ],
  [
    "a deny of a covered route that forgets the wildcard",
    () =>
      withResourceStatement(
        two,
        "DenyOrdersNotGranted",
        roles("ArnEquals", `${ROLE}/private-api-orders-direct`),
      ),
    letIn(
      "GET /accounts/sample~/entries by ecs-app-* for a route that a granted pattern covers",
      "resource policy of provider, DenyOrdersNotGranted",
    ),
  ],
  [
    "a trust for the account without condition",
    () => withTrust(two, saying({ Condition: undefined })),
    letIn(
      "another role of account 222222222222",
      "trust policy of arn:aws:iam::111111111111:role/private-api-provider-access-orders, AllowClientRoles",
    ),
  ],
  [
    "a dropped deny of other routes in one account",
    () => withResourceStatement(inOneAccount, "DenyConsumerOtherRoutes", dropped),
    letIn(
      "POST / by ecs-app-* for a method that was not granted",
      "resource policy of provider, DenyConsumerOtherRoutes",
    ),
  ],
  [
    "a deny of this account's other roles that knows every one",
    () =>
      withResourceStatement(
        inOneAccount,
        "DenyOtherRolesOfThisAccount",
        roles("ArnNotLike", "arn:aws:iam::111111111111:role/*"),
      ),
    letIn(
      "GET / by another role of the API's account over the internet",
      "resource policy of provider, DenyOtherRolesOfThisAccount",
    ),
  ],
  [
    "a deny of this account's other roles that knows none",
    () =>
      withResourceStatement(
        inOneAccount,
        "DenyOtherRolesOfThisAccount",
        saying({ Condition: { StringEquals: { "aws:PrincipalAccount": "111111111111" } } }),
      ),
    refused(
      "consumers.consumer.uses.provider.allowRoles: expected to be able to call GET / of provider, got a refusal by resource policy of provider: denied by DenyOtherRolesOfThisAccount",
    ),
  ],
  [
    "a public API that nobody may call",
    () => withResourceStatement(open, "AllowAnyone", dropped),
    refused(
      "providers.provider.service: expected to be able to call GET / of provider, got a refusal by resource policy of provider: no statement allows it",
    ),
  ],
  [
    "a public API of which more is open than its routes",
    () => withResourceStatement(open, "AllowAnyone", saying({ Resource: `${API}/*` })),
    letIn("POST / by anybody for a method that was not granted", "resource policy of provider, AllowAnyone"),
  ],
  [
    "a public API of which every path is open",
    () => withResourceStatement(open, "AllowAnyone", saying({ Resource: `${API}/prod/GET/*` })),
    letIn(
      "GET /intruder~ by anybody for a path that was not granted",
      "resource policy of provider, AllowAnyone",
    ),
  ],
])("%s is found, and named", (_, world, message) => {
  expect(problemsOf(world())).toContainEqual(expect.stringMatching(message));
});
