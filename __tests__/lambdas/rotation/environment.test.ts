import { readEnvironment } from "../../../lambdas/client/read-environment";
import {
  ROTATION_ENVIRONMENT,
  type RotationEnvironment,
  rotatedKeys,
} from "../../../lambdas/rotation/environment";

const arn = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";
const key = { name: "orders", testRoute: "GET /orders" };
const read = (KEYS: string) =>
  readEnvironment<RotationEnvironment>(
    {
      API_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
      API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      TIMEOUT_SECONDS: "10",
      KEYS,
    },
    ROTATION_ENVIRONMENT,
  );

test("keys are known by the ARNs of their secrets", () => {
  expect([...rotatedKeys(read(JSON.stringify({ [arn]: key })))]).toEqual([
    [arn, { name: "orders", testRoute: { method: "GET", path: "/orders" } }],
  ]);
});

test.each([
  "",
  "[]",
  "null",
  JSON.stringify({ orders: key }),
  JSON.stringify({ [arn]: { ...key, name: "Orders" } }),
  JSON.stringify({ [arn]: { name: "orders" } }),
  JSON.stringify({ [arn]: { ...key, testRoute: "/orders" } }),
])("%j is an error at start", (keys) => {
  expect(() => read(keys)).toThrow("KEYS: expected { name, testRoute } by secret ARN, as JSON, got ");
});
