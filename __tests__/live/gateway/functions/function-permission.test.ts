import { mayBeInvoked, type Permission } from "./function-permission";

const API = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5";
const functionArn = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
const invoking = { functionArn, sourceArn: `${API}/prod/GET/orders/*`, sourceAccount: "111111111111" };

const permission = (
  Condition?: Permission["Condition"],
  otherwise: Partial<Permission> = {},
): Permission => ({
  Effect: "Allow",
  Principal: { Service: "apigateway.amazonaws.com" },
  Action: "lambda:InvokeFunction",
  Resource: functionArn,
  Condition,
  ...otherwise,
});
const from = (arn: string) => permission({ ArnLike: { "AWS:SourceArn": arn } });
const account = (id: string) => ({ StringEquals: { "AWS:SourceAccount": id } });

test.each<[string, Permission]>([
  ["for exactly the route", from(`${API}/prod/GET/orders/*`)],
  ["for every route of the stage", from(`${API}/prod/*`)],
  ["for every stage of the API", from(`${API}/*/GET/orders/*`)],
  ["for every API of the account", from("arn:aws:execute-api:eu-west-1:111111111111:*")],
  [
    "for the route and the account",
    permission({ ...from(`${API}/prod/*`).Condition, ...account("111111111111") }),
  ],
  ["under the condition key's other spelling", permission({ ArnLike: { "aws:SourceArn": `${API}/*` } })],
  ["without a condition", permission()],
  ["for every action of Lambda", permission(undefined, { Action: "lambda:*" })],
])("a permission %s lets API Gateway invoke the function", (_, given) => {
  expect(mayBeInvoked([given], invoking)).toBe(true);
});

test.each<[string, Permission]>([
  ["for another method", from(`${API}/prod/POST/*`)],
  ["for another stage", from(`${API}/test/*`)],
  ["for another API", from("arn:aws:execute-api:eu-west-1:111111111111:b1b2c3d4e5/*")],
  ["with a wildcard that would have to reach over a colon", from("arn:aws:execute-api:*:a1b2c3d4e5/*")],
  ["for another account", permission({ ...from(`${API}/*`).Condition, ...account("222222222222") })],
  ["with a condition that nobody understands", permission({ NumericLessThan: { "AWS:SourceArn": "1" } })],
  [
    "with a key that API Gateway does not send",
    permission({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
  ],
  ["for another service", permission(undefined, { Principal: { Service: "s3.amazonaws.com" } })],
  ["for another action", permission(undefined, { Action: "lambda:GetFunction" })],
  ["for another function", permission(undefined, { Resource: `${functionArn}-2` })],
  ["that denies", permission(undefined, { Effect: "Deny" })],
])("a permission %s does not", (_, given) => {
  expect(mayBeInvoked([given], invoking)).toBe(false);
});
