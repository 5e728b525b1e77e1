import type { GatewayExpectations } from "../../../src/access/gateway/expectations/gateway-expectations";
import { explainedCalls } from "../../../src/access/gateway/proof/explained";
import { gatewayMatrix } from "../../../src/access/gateway/proof/matrix";
import type { SystemProof } from "../../../src/access/gateway/system-proof";
import { explainedText, gatewayText } from "../../../src/report/gateway/gateway-text";
import { GATEWAY, ISSUER, SERVICES } from "../../access/gateway/literal-picture";

const plain = (word: string) => word;

const use = (stackId: string, routes: Readonly<Record<string, readonly string[]>>) => ({
  ...{ service: { kind: "stack", stackId } as const, port: 8080, tls: false, healthPath: "/" },
  routes: Object.fromEntries(
    Object.entries(routes).map(([key, scopes]) => [key, { scopes, path: { kind: "whole" } as const }]),
  ),
});

const EXPECTED: GatewayExpectations = {
  ...{ account: "111111111111", region: "eu-west-1", zoneIds: [], timeoutMilliseconds: 1000 },
  access: { kind: "jwt", issuer: ISSUER, audience: ["shop"] },
  uses: {
    todo: use("todo", { "GET /todo": [], "POST /todo": ["todo.write"] }),
    names: use("names", { "GET /names/{rest+}": [] }),
  },
  throttle: { ratePerSecond: 1, burst: 1 },
  log: { retentionDays: 1 },
};

const PROOF: SystemProof = {
  ...{
    sentences: [],
    facts: [],
    assumptions: ["gateway: something"],
    problems: [],
    calls: 1,
    intruders: 2,
    classes: 3,
  },
  gateways: new Map([["gateway", GATEWAY]]),
  services: new Map([...SERVICES].slice(0, 1)),
  connected: new Map([["todo", [{ kind: "connection", words: "endpoint.todo of gateway", reason: "" }]]]),
  refused: new Map([
    [
      "todo",
      [
        { kind: "connection", words: "another endpoint", reason: "" },
        { kind: "early connection", words: "endpoint.todo, too early", reason: "" },
        { kind: "traffic", words: "anything in the VPC", reason: "" },
      ],
    ],
  ]),
};

test("the matrix has every route and every class of callers, and below who connects", () => {
  const matrices = [gatewayMatrix(GATEWAY, SERVICES, EXPECTED)];
  expect(gatewayText({ matrices, proof: PROOF }, plain)).toBe(
    `gateway
                      no token  other issuer  forged   other audience  expired  no scope  right
  GET /todo           refused   refused       refused  refused         refused  allowed   allowed
  POST /todo          refused   refused       refused  refused         refused  refused   allowed
  GET /names/{rest+}  refused   refused       refused  refused         refused  allowed   allowed

connections to todo
  accepted: endpoint.todo of gateway
  refused: another endpoint

intruders: 2 calls and connections tried, all refused
proof: 3 classes of calls and connections, all decided as the file says
assumed: gateway: something`,
  );
});

const explained = (method: string, path: string) =>
  explainedText(
    `api ${method} ${path}`,
    explainedCalls(GATEWAY, SERVICES, EXPECTED, { method, path }),
    plain,
  );

test("one call is told with the reason for each refusal, and each way of an answer once", () => {
  const lines = explained("POST", "/todo").split("\n");
  expect(lines[0]).toBe("api POST /todo, by the route POST /todo");
  expect(lines).toContain("  without a token: refused (401), authorizer: there is no token");
  expect(lines).toContain(
    "  with a token without scopes: refused (403), authorizer: POST /todo asks for the scope todo.write",
  );
  expect(lines).toContain("  with a token for todo.write: allowed, todo answers");
  expect(lines.filter((line) => line === "    rule.todo: it forwards to targets.todo")).toHaveLength(1);
});

test("a call that no route answers is refused", () => {
  expect(explained("DELETE", "/todo")).toBe("api DELETE /todo: refused (404), as no route answers it");
});
