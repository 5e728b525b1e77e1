import {
  ASSUME_ROLE_ENVIRONMENT,
  type AssumeRoleEnvironment,
} from "../../../lambdas/assume-role/environment";
import { CREDENTIAL_ENVIRONMENT, type CredentialEnvironment } from "../../../lambdas/client/credentials";
import { CLIENT_ENVIRONMENT, type ClientEnvironment, targetOf } from "../../../lambdas/client/environment";
import { readEnvironment } from "../../../lambdas/client/read-environment";

const environment: ClientEnvironment = {
  API_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "POST /orders",
  TIMEOUT_SECONDS: "2.5",
};
const read = (changes: object) => readEnvironment({ ...environment, ...changes }, CLIENT_ENVIRONMENT);

describe("an environment says where to connect and which API to name", () => {
  const api = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
  const endpoint = "vpce-0abc-xyz.execute-api.eu-west-1.vpce.amazonaws.com";
  const alias = "a1b2c3d4e5-vpce-0abc.execute-api.eu-west-1.amazonaws.com";
  test.each([
    ["private DNS", api, api],
    ["the endpoint's own name", endpoint, api],
    ["the alias of API and endpoint", alias, alias],
  ])("by %s", (_, hostname, host) => {
    const target = targetOf(read({ API_URL: `https://${hostname}/prod`, API_HOST: host }));
    expect(target).toEqual({
      hostname,
      port: 443,
      basePath: "/prod",
      host,
      region: "eu-west-1",
      defaultRoute: { method: "POST", path: "/orders" },
      timeoutMs: 2500,
    });
  });

  test("with a port, and by address", () => {
    expect(targetOf(read({ API_URL: "https://[::1]:8443/v1" }))).toMatchObject({
      hostname: "::1",
      port: 8443,
    });
  });
});

describe("an environment that does not do is an error", () => {
  test("naming everything that is missing", () => {
    expect(() => readEnvironment<ClientEnvironment>({}, CLIENT_ENVIRONMENT)).toThrow(
      [
        "the environment has 5 problems:",
        "  API_URL: expected https://<host>/<stage>, got nothing",
        "  API_HOST: expected a host name, got nothing",
        "  API_REGION: expected a region like eu-west-1, got nothing",
        "  DEFAULT_ROUTE: expected a route like GET /, got nothing",
        "  TIMEOUT_SECONDS: expected seconds, more than 0 and at most 300, got nothing",
      ].join("\n"),
    );
  });

  test.each([
    ["API_URL", "http://a.example.com/prod"],
    ["API_URL", "https://a.example.com"],
    ["API_URL", "https://a.example.com/prod/"],
    ["API_URL", "https://user@a.example.com/prod"],
    ["API_HOST", "a.example.com/prod"],
    ["API_HOST", ""],
    ["API_REGION", "Ireland"],
    ["DEFAULT_ROUTE", "/"],
    ["DEFAULT_ROUTE", "FETCH /"],
    ["TIMEOUT_SECONDS", "0"],
    ["TIMEOUT_SECONDS", "301"],
    ["TIMEOUT_SECONDS", "soon"],
  ])("%s: %j", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      new RegExp(`^the environment has 1 problem:\n  ${name}: expected .*, got ${JSON.stringify(value)}$`),
    );
  });

  test("of a client that assumes a role, too", () => {
    const wrong = { ROLE_ARN: "role", EXTERNAL_ID: "!", SESSION_NAME: "" };
    expect(() =>
      readEnvironment<AssumeRoleEnvironment>({ ...environment, ...wrong }, ASSUME_ROLE_ENVIRONMENT),
    ).toThrow(
      [
        "the environment has 3 problems:",
        '  ROLE_ARN: expected the ARN of a role, got "role"',
        '  EXTERNAL_ID: expected 2 to 1224 letters, digits or _+=,.@:/-, got "!"',
        '  SESSION_NAME: expected 2 to 64 letters, digits or _=,.@+-, got ""',
      ].join("\n"),
    );
  });
});

test("what is optional may be missing, and what was not asked for is not read", () => {
  const keys = { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "secret", OTHER: "x" };
  expect(readEnvironment<CredentialEnvironment>(keys, CREDENTIAL_ENVIRONMENT)).toEqual({
    AWS_ACCESS_KEY_ID: "AKIA",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: undefined,
  });
});
