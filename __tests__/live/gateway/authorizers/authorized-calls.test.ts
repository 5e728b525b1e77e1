import { CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import { probe } from "../../data-path/system/probe";
import { makeNetwork } from "../../emulated-aws/strict/ec2/sample-network";
import { makeRole } from "../../emulated-aws/strict/iam/sample-role";
import { describeWith } from "../../support/availability";
import { invocationOf, type KeyedApi, letInvoke, makeKeyedApi } from "../sample/keyed-api";
import { useSampleSystem } from "../sample/sample-system";

const PROVIDER = "111111111111";
const CONSUMER = "222222222222";

/** It lets every key into `/orders`, none into `/internal`, and says nothing of `/silent`. */
const AUTHORIZER = `let calls = 0;
exports.handler = async (event) => {
  calls += 1;
  const key = event.headers["x-key"];
  if (key === "unknown") throw new Error("Unauthorized");
  if (key === "almost") throw new Error("Unauthorized: no");
  if (key === "malformed") return { isAuthorized: true };
  const stage = event.methodArn.split("/").slice(0, 2).join("/");
  const statement = (Effect, path) =>
    ({ Effect, Action: "execute-api:Invoke", Resource: stage + "/GET/" + path });
  const Statement = [statement("Allow", "orders"), statement("Allow", "closed"), statement("Deny", "internal")];
  const context = { calls, event: JSON.stringify(event) };
  return { principalId: "of-" + key, policyDocument: { Version: "2012-10-17", Statement }, context };
};`;

const BACKEND = `exports.handler = async ({ requestContext }) =>
  ({ statusCode: 200, body: JSON.stringify(requestContext.authorizer) });`;

/** Lets everybody in who comes through an endpoint, `/closed` and `/silent` apart. */
const policy = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Closed",
      Effect: "Deny",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: "execute-api:/*/GET/closed",
    },
    {
      Sid: "Open",
      Effect: "Allow",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: "execute-api:/*/GET/internal",
    },
  ],
};

describeWith(["moto_server"])("a route with a Lambda authorizer", () => {
  const system = useSampleSystem(PROVIDER, CONSUMER);
  const endpoints: string[] = [];
  let api: KeyedApi;
  let authorizerArn = "";
  beforeAll(async () => {
    const { account, gateway, makeFunction } = system();
    const provider = account(PROVIDER);
    const roleArn = await makeRole(provider.iam, "functions", { trusts: "lambda.amazonaws.com" });
    authorizerArn = await makeFunction(provider, { name: "authorizer", roleArn, code: AUTHORIZER });
    const backendArn = await makeFunction(provider, { name: "backend", roleArn, code: BACKEND });
    const integration = { uri: invocationOf(backendArn) };
    const routes = { orders: integration, closed: integration, internal: integration, silent: integration };
    api = await makeKeyedApi(provider, { type: "PRIVATE", policy, authorizerArn, ttlSeconds: 300, routes });
    await letInvoke(provider, backendArn, `${api.arn}/*`);
    const { ec2 } = account(CONSUMER);
    for (const _ of [1, 2]) {
      const { vpcId, subnetIds } = await makeNetwork(ec2);
      const { VpcEndpoint } = await ec2.send(
        new CreateVpcEndpointCommand({
          VpcId: vpcId,
          VpcEndpointType: "Interface",
          ServiceName: "com.amazonaws.eu-west-1.execute-api",
          SubnetIds: [...subnetIds],
          PrivateDnsEnabled: true,
        }),
      );
      endpoints.push(VpcEndpoint?.VpcEndpointId ?? "");
    }
    await gateway.look();
  });

  /** A call with a key, and what the log has of it. */
  const call = async (key: string | undefined, path = "orders", endpointId = endpoints[0]) => {
    const { gateway } = system();
    const headers = { "user-agent": "probe", ...(key !== undefined && { "x-key": key }) };
    const asked = { endpointId, host: api.host, method: "GET", path: `/prod/${path}`, headers };
    const { statusCode: status, headers: answered, body } = await probe({ gateway }, asked);
    const { authorizer, refusedBy } = gateway.requestLog.last ?? {};
    return {
      status,
      type: answered["x-amzn-errortype"],
      answered,
      body: JSON.parse(body),
      authorizer,
      refusedBy,
    };
  };

  it("500: an authorizer is asked only where its function's policy names it as the source", async () => {
    expect(await call("first")).toMatchObject({
      status: 500,
      type: "AuthorizerConfigurationException",
      body: { message: null },
      authorizer: { status: 500, cached: false },
      refusedBy: "authorizer, which API Gateway may not invoke",
    });
    await letInvoke(system().account(PROVIDER), authorizerArn, `${api.arn}/authorizers/${api.authorizerId}`);
  });

  it("200: a key that is let in, of which the log has the principal and not the key", async () => {
    const { status, body, authorizer } = await call("first-key");
    expect([status, authorizer]).toEqual([200, { status: 200, principalId: "of-first-key", cached: false }]);
    expect(body).toMatchObject({ principalId: "of-first-key", calls: expect.stringMatching(/^\d+$/) });
    expect(JSON.parse(body.event)).toMatchObject({
      type: "REQUEST",
      methodArn: `${api.arn}/prod/GET/orders`,
      resource: "/orders",
      path: "/orders",
      httpMethod: "GET",
      headers: { host: api.host, "x-key": "first-key" },
      multiValueHeaders: { "x-key": ["first-key"] },
      queryStringParameters: {},
      pathParameters: {},
      stageVariables: {},
      requestContext: { apiId: api.id, stage: "prod", identity: { vpceId: endpoints[0] } },
    });
    expect(body.event).not.toContain('"body"');
  });

  it("an authorizer's answer is used again for the same identity sources, by whatever route and endpoint, until its time is over", async () => {
    const { gateway } = system();
    const { calls } = (await call("kept")).body;
    const again = await call("kept", "orders", endpoints[1]);
    expect([again.status, again.body.calls, again.authorizer?.cached]).toEqual([200, calls, true]);
    expect(JSON.parse(again.body.event).requestContext.identity.vpceId).toBe(endpoints[0]);
    expect(await call("kept", "internal")).toMatchObject({ status: 403, authorizer: { cached: true } });
    expect((await call("other")).authorizer?.cached).toBe(false);
    gateway.aheadMs = 150_000;
    expect((await call("kept")).authorizer?.cached).toBe(true);
    gateway.aheadMs = 301_000;
    const anew = await call("kept");
    gateway.aheadMs = 0;
    expect([anew.authorizer?.cached, Number(anew.body.calls)]).toEqual([false, Number(calls) + 2]);
  });

  it.each([undefined, ""])(
    "without a value for each identity source the answer is 401, and the authorizer is not asked (%j)",
    async (key) => {
      expect(await call(key)).toMatchObject({
        status: 401,
        type: "UnauthorizedException",
        answered: { "www-authenticate": "x-key" },
        body: { message: "Unauthorized" },
        authorizer: undefined,
        refusedBy: "identity sources",
      });
    },
  );

  it("401: the authorizer does not know the key", async () => {
    expect(await call("unknown")).toMatchObject({
      status: 401,
      answered: { "www-authenticate": "x-key" },
      authorizer: { status: 401 },
      refusedBy: "authorizer",
    });
  });

  it.each([
    ["almost", "authorizer, which failed"],
    ["malformed", "authorizer, whose answer is malformed"],
  ])(
    "only the exact error Unauthorized of an authorizer is a 401, any other and a malformed answer are a 500 (%s)",
    async (key, refusedBy) => {
      expect(await call(key)).toMatchObject({ status: 500, body: { message: null }, refusedBy });
    },
  );

  it("403: its Deny wins over the Allow of the resource policy", async () => {
    expect(await call("first-key", "internal")).toMatchObject({
      status: 403,
      type: "AccessDeniedException",
      body: { Message: "User is not authorized to access this resource with an explicit deny" },
    });
  });

  it("403: a Deny of the resource policy, of which it is not asked", async () => {
    expect(await call("never-asked", "closed")).toMatchObject({
      status: 403,
      body: { Message: expect.stringMatching(/^User: anonymous is not .* with an explicit deny$/) },
      authorizer: undefined,
      refusedBy: "resource policy, Closed",
    });
  });

  it("403: neither says anything", async () => {
    expect(await call("first-key", "silent")).toMatchObject({
      status: 403,
      body: { Message: "User is not authorized to access this resource" },
      refusedBy: "authorizer's policy",
    });
  });
});
