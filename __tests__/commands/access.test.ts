import { examine } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import { callAs, explain } from "../../src/commands/access/access-answer";
import { accessJson } from "../../src/report/access-json";
import { accessReport } from "../../src/report/access-report";
import { matrixText } from "../../src/report/matrix-text";
import { paintFor } from "../../src/report/paint";
import { verdictText } from "../../src/report/verdict-text";
import { worded } from "../support/calls";
import { accessQuestion } from "../support/commands/access-question";
import { DEFAULT, deploymentFrom, EXISTING_ROLES, TWO_CONSUMERS } from "../support/deployment";

const plain = (word: string) => word;
const world = worldOf(deploymentFrom(TWO_CONSUMERS));
const proof = examine(world);

test("the matrix has every offered route, every client, and the intruders below", () => {
  expect(matrixText(accessReport(world), plain)).toBe(
    `provider, called by orders
  direct: direct, as itself, through the endpoint of orders
  assumed: assume-role, as private-api-provider-access-orders, through the endpoint of orders
                              direct   assumed
  GET /                       allowed  allowed
  GET /accounts/{id}          allowed  allowed
  GET /accounts/{id}/entries  refused  refused

provider, called by billing
  direct: direct, as itself, through the endpoint of billing
  assumed: assume-role, as private-api-provider-access-billing, through the endpoint of billing
                              direct   assumed
  GET /                       refused  refused
  GET /accounts/{id}          refused  refused
  GET /accounts/{id}/entries  allowed  allowed

intruders: ${proof.probes.length} calls tried, ${proof.probes.length} refused
proof: ${proof.classes.classes} classes of requests, all decided as the file says
assumed: no service control policy and no permissions boundary refuses what these documents allow`,
  );
});

test("a client that is a role is shown by its own name and as the role that it calls as", () => {
  const [roles = ""] = matrixText(accessReport(worldOf(deploymentFrom(EXISTING_ROLES))), plain).split("\n\n");
  expect(roles).toBe(`provider, called by roles
  task: direct, as team/task, through the endpoint of roles
  site: direct, as site, through the endpoint of roles
  inner: direct, as inner, through the endpoint of roles
                task     site     inner
  GET /         allowed  allowed  allowed
  POST /orders  refused  refused  refused`);
});

test("the JSON has every call with its reason, and every intruder", () => {
  const { calls, intruders } = JSON.parse(accessJson(accessReport(world)));
  expect(calls).toHaveLength(12);
  const resource = {
    document: { kind: "resource-policy", owner: "provider" },
    effect: "allow",
    sid: "AllowOrders",
    delegates: true,
  };
  expect(calls[0]).toEqual({
    provider: "provider",
    consumer: "orders",
    client: "direct",
    way: "direct",
    principal: "arn:aws:iam::222222222222:role/private-api-orders-direct",
    endpoint: "vpce-00000000000000001",
    route: "GET /",
    allowed: true,
    reason: "resource policy of provider: allowed by AllowOrders",
    decisive: resource,
    steps: [
      { document: { kind: "endpoint-policy", owner: "orders" }, effect: "allow", sid: "AllowProvider" },
      resource,
      {
        document: {
          kind: "identity-policy",
          owner: "arn:aws:iam::222222222222:role/private-api-orders-direct",
        },
        effect: "allow",
        sid: "InvokeRoutes",
      },
    ],
  });
  expect(intruders).toHaveLength(proof.probes.length);
  expect(intruders[0]).toMatchObject({
    call: "GET / by private-api-orders-direct through an unknown endpoint",
    guard: { document: { kind: "resource-policy", owner: "provider" }, sid: "DenyOtherEndpoints" },
    allowed: false,
    reason: "resource policy of provider: denied by DenyOtherEndpoints",
  });
});

describe("one call explained", () => {
  const answer = (args: readonly string[]) => {
    const question = accessQuestion(args);
    if (question.kind === "matrix") throw new Error("that is no call");
    return question.kind === "explain" ? explain(world, question) : callAs(world, question);
  };
  const ROLE = "arn:aws:iam::222222222222:role";

  test.each<[string, string[], boolean, string]>([
    ["a client's", ["--explain", "orders/direct GET /accounts/7"], true, "allowed by AllowOrders"],
    [
      "a client's that was not granted",
      ["--explain", "orders/direct GET /accounts/7/entries"],
      false,
      "denied by DenyOrdersNotGranted",
    ],
    [
      "a client's role through its endpoint",
      ["--as", `${ROLE}/private-api-orders-direct`, "--via", "orders", "GET /"],
      true,
      "AllowOrders",
    ],
    [
      "a client's role through another endpoint",
      ["--as", `${ROLE}/private-api-orders-direct`, "--via", "vpce-0abc", "GET /"],
      false,
      "DenyOtherEndpoints",
    ],
    [
      "a client's role from outside",
      ["--as", `${ROLE}/private-api-orders-direct`, "GET /"],
      false,
      "DenyOtherEndpoints",
    ],
    ["somebody's", ["--as", `${ROLE}/admin`, "--via", "orders", "GET /"], false, "endpoint policy of orders"],
    [
      "the access role's",
      [
        "--as",
        "arn:aws:iam::111111111111:role/private-api-provider-access-orders",
        "--via",
        "orders",
        "GET /",
      ],
      true,
      "allowed by InvokeRoutes",
    ],
  ])("%s", (_, args, allowed, reason) => {
    expect(worded(answer(args))).toMatchObject({ allowed, reason: expect.stringContaining(reason) });
  });

  it("shows every evaluated document, in AWS's order", () => {
    const text = verdictText("orders/assumed GET /", answer(["--explain", "orders/assumed GET /"]), plain);
    expect(text.replace(/ {2,}/g, "  ").split("\n")).toEqual([
      "orders/assumed GET /: allowed",
      "  STS endpoint policy of orders  allows (AllowAccessRoles)",
      `  identity policy of ${ROLE}/private-api-orders-assumed  allows (AssumeAccessRole)`,
      "  trust policy of arn:aws:iam::111111111111:role/private-api-provider-access-orders  allows the account (AllowClientRoles)",
      "  endpoint policy of orders  allows (AllowProvider)",
      "  resource policy of provider  allows the account (AllowOrders)",
      "  identity policy of arn:aws:iam::111111111111:role/private-api-provider-access-orders  allows (InvokeRoutes)",
      "because of: identity policy of arn:aws:iam::111111111111:role/private-api-provider-access-orders: allowed by InvokeRoutes",
    ]);
  });

  test.each([
    [
      "a client that there is not",
      ["--explain", "nobody GET /"],
      'expected one of the clients (orders/direct, orders/assumed, billing/direct, billing/assumed), got "nobody"',
    ],
    [
      "a client that two consumers have",
      ["--explain", "direct GET /"],
      "expected one of the clients (orders/direct",
    ],
    [
      "a role that is none",
      ["--as", "admin", "GET /"],
      'expected --as to be a role such as arn:aws:iam::111111111111:role/name, got "admin"',
    ],
    [
      "an endpoint that is none",
      ["--as", `${ROLE}/a`, "--via", "nowhere", "GET /"],
      'expected --via to be an endpoint\'s id or one of the consumers (orders, billing), got "nowhere"',
    ],
    [
      "a provider that there is not",
      ["--as", `${ROLE}/a`, "--of", "x", "GET /"],
      "expected --of to name one of the providers (provider), got x",
    ],
    [
      "a call that is none",
      ["--explain", "orders/direct get /"],
      'expected a call such as "GET /path", got "get /"',
    ],
    ["a flag that there is not", ["--bogus"], "unknown option '--bogus'\n\nUsage: access"],
    [
      "an endpoint for nobody",
      ["--via", "orders"],
      "expected --explain or --as, got --via alone\n\nUsage: access",
    ],
  ])("%s is an error that names the choices", (_, args, message) => {
    expect(() => answer(args)).toThrow(message);
  });
});

test("colours are used on terminals, unless NO_COLOR is set", () => {
  expect(paintFor({ isTTY: true }, {})("allowed", "green")).toBe("\u001b[32mallowed\u001b[0m");
  expect(paintFor({ isTTY: true }, { NO_COLOR: "1" })("allowed", "green")).toBe("allowed");
  expect(paintFor({}, {})("allowed", "green")).toBe("allowed");
});

test("a client's name needs no consumer if it is unique", () => {
  const one = worldOf(deploymentFrom(DEFAULT));
  expect(explain(one, { kind: "explain", client: "direct", method: "GET", path: "/" }).allowed).toBe(true);
});
