import { loadDeployment } from "../../../src/config/load-deployment";
import { examine } from "../../../src/operate/doctor/examine";
import { NotRead } from "../../../src/operate/doctor/facts/reading";
import type { GatewayEntry } from "../../../src/operate/doctor/gateway/facts/access-log";
import type { GatewayFacts } from "../../../src/operate/doctor/gateway/facts/gateway-facts";
import { gatewayCalls } from "../../../src/operate/doctor/gateway/gateway-call";
import { GATEWAY } from "../../../src/operate/doctor/gateway/gateway-kind";
import { exampleFile } from "../../support/examples";
import { NOW } from "./facts-of";

/** The causes found for a call of an example, among those that need no other facts than these. */
async function looked(
  known: Partial<GatewayFacts>,
  name = "gateway/api GET /todo",
  example = "central-gateway",
) {
  const call = gatewayCalls(loadDeployment(exampleFile(example))).find((one) => one.name === name);
  if (call === undefined) throw new Error(`there is no call ${name}`);
  const fact = async <N extends keyof GatewayFacts>(_: unknown, fact: N): Promise<GatewayFacts[N]> => {
    if (fact in known) return known[fact] as GatewayFacts[N];
    throw new NotRead(fact, "", [], "not given");
  };
  return (await examine({ kind: GATEWAY, calls: [call] }, { fact })).findings;
}

const ids = async (...args: Parameters<typeof looked>) =>
  (await looked(...args)).map(({ cause }) => cause.id);

const entry = (status: number, more: Partial<GatewayEntry> = {}): GatewayEntry => ({
  ...{ at: NOW, status, routeKey: "GET /todo" },
  ...more,
});

describe("what the gateway's access log tells", () => {
  test.each<[string, GatewayEntry, string]>([
    ["401 of API Gateway", entry(401, { authorizerError: "the token has expired" }), "token-refused"],
    ["403 of API Gateway", entry(403), "scope-missing"],
    ["429 of API Gateway", entry(429), "gateway-throttled"],
    ["403 of the balancer or the service", entry(403, { integrationStatus: 403 }), "gateway-forbidden"],
    ["503 without an answer", entry(503, { integrationError: "timeout" }), "gateway-no-answer"],
    ["504 of the balancer", entry(504, { integrationStatus: 504 }), "gateway-no-answer"],
    ["500 of the service", entry(500, { integrationStatus: 500 }), "service-fails"],
  ])("%s", async (_, refusal, cause) => {
    expect((await ids({ gatewayLog: [refusal] }))[0]).toBe(cause);
  });

  test.each([
    ["of the service about what is not there", entry(404, { integrationStatus: 404 })],
    ["of another route", entry(401, { routeKey: "POST /todo" })],
    ["of no route", entry(404, { routeKey: undefined })],
  ])("nothing is found in an answer %s", async (_, one) => {
    expect(await ids({ gatewayLog: [one] })).toEqual([]);
  });

  test("a refusal is over once anybody was answered on the route", async () => {
    const gatewayLog = [entry(401, { at: NOW - 1000 }), entry(200)];
    expect(await ids({ gatewayLog })).toEqual([]);
  });

  test("with signatures a 403 is one of the caller's role", async () => {
    const log = [entry(403, { userArn: "arn:aws:sts::1:assumed-role/x/y" })];
    const calls = gatewayCalls(loadDeployment(exampleFile("central-gateway-shared-account")));
    const [call] = calls;
    const routeKey = `${call?.route.method} ${call?.route.path}`;
    const gatewayLog = log.map((one) => ({ ...one, routeKey }));
    expect(await ids({ gatewayLog }, call?.name, "central-gateway-shared-account")).toEqual([
      "caller-refused",
    ]);
  });
});

test.each([
  ["FAILED", /apply -replace=aws_apigatewayv2_vpc_link\.gateway/],
  ["INACTIVE", /keepWarm: true/],
  ["PENDING", /^wait/],
])("a VPC link that is %s has a mend of its own", async (status, mend) => {
  const found = await looked({
    routes: [{ key: "GET /todo", integrationId: "i", authorization: "JWT", scopes: [] }],
    integrations: [
      {
        id: "i",
        uri: "listener",
        vpcLinkId: "l",
        parameters: { "overwrite:header.x-crosslink-service": "todo" },
      },
    ],
    vpcLinks: [{ id: "l", name: "shop-gateway", status, message: "words of AWS" }],
  });
  expect(found.map(({ cause, mend: said }) => [cause.id, mend.test(said)])).toEqual([["vpc-link", true]]);
  expect(found[0]?.evidence[0]?.live).toBe(`l is ${status} (words of AWS)`);
});

test("a balancer without a healthy target is told only if no endpoint or server explains it", async () => {
  const balancer = {
    ...{ arn: "b", name: "shop-gateway-gw", state: "active" },
    listeners: [{ arn: "listener", port: 80, protocol: "HTTP", mutualTls: "off", targetGroupArns: [] }],
    targetGroups: [
      {
        ...{ arn: "t", name: "shop-gateway-todo" },
        targets: [{ id: "10.0.1.20", port: 8080, state: "unhealthy", reason: "Target.Timeout" }],
      },
    ],
  };
  expect(await ids({ balancer })).toEqual(["gateway-targets"]);
  const serviceEndpoint = {
    ...{ id: "vpce-1", service: "vpce-svc-1", vpcId: "vpc-1", state: "pendingacceptance", privateDns: false },
    ...{ groupIds: [], dnsNames: [] },
  };
  const service = { id: "vpce-svc-1", name: "s", principals: ["*"], connections: {} };
  expect(await ids({ balancer, serviceEndpoint, service })).toEqual(["service-endpoint-pending"]);
});
