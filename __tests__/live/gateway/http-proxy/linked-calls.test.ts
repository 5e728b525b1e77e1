import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import {
  DeregisterTargetsCommand,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { probe } from "../../data-path/system/probe";
import { OPEN_POLICY } from "../../emulated-aws/strict/api-gateway/sample-api";
import { makeRole } from "../../emulated-aws/strict/iam/sample-role";
import type { Account } from "../../support/accounts/accounts";
import { describeWith } from "../../support/availability";
import { invocationOf, type KeyedApi, letInvoke, makeKeyedApi } from "../sample/keyed-api";
import { httpsWith, type LinkedBalancer, makeLinkedBalancer } from "../sample/linked-balancer";
import { useSampleSystem } from "../sample/sample-system";

const PROVIDER = "111111111111";
const CONSUMER = "222222222222";

/** It knows one key, and tells the integration another. */
const authorizer = (
  key: string,
  upstreamKey: string,
) => `exports.handler = async ({ headers, methodArn }) => {
  if (headers["x-key"] !== "${key}") throw new Error("Unauthorized");
  const Resource = methodArn.split("/").slice(0, 2).join("/") + "/*";
  const Statement = [{ Effect: "Allow", Action: "execute-api:Invoke", Resource }];
  const policyDocument = { Version: "2012-10-17", Statement };
  return { principalId: "known", policyDocument, context: { upstreamKey: "${upstreamKey}" } };
};`;

const ECHO = `exports.handler = async ({ path, headers, queryStringParameters }) =>
  ({ statusCode: 200, body: JSON.stringify({ path, host: headers.Host, query: queryStringParameters }) });`;

describeWith(["moto_server"])(
  "a call over a VPC link passes listener, target, network interface and every security group on its way",
  () => {
    const system = useSampleSystem(PROVIDER, CONSUMER);
    const consumer = (): Account => system().account(CONSUMER);
    let upstream: KeyedApi;
    let door: KeyedApi;
    let linked: LinkedBalancer;
    beforeAll(async () => {
      const { account, gateway, makeFunction } = system();
      const owner = account(PROVIDER);
      const trusts = "lambda.amazonaws.com";
      const roleArn = await makeRole(owner.iam, "functions", { trusts });
      const own = { name: "authorizer", roleArn, code: authorizer("upstream-secret", "") };
      const authorizerArn = await makeFunction(owner, own);
      const echoArn = await makeFunction(owner, { name: "echo", roleArn, code: ECHO });
      upstream = await makeKeyedApi(owner, {
        type: "PRIVATE",
        policy: OPEN_POLICY,
        authorizerArn,
        ttlSeconds: 0,
        routes: { orders: { uri: invocationOf(echoArn) } },
      });
      await letInvoke(owner, authorizerArn, `${upstream.arn}/authorizers/*`);
      await letInvoke(owner, echoArn, `${upstream.arn}/*`);

      linked = await makeLinkedBalancer(consumer());
      const doorRole = await makeRole(consumer().iam, "functions", { trusts });
      const doorArn = await makeFunction(consumer(), {
        name: "door",
        roleArn: doorRole,
        code: authorizer("mobile-secret", "upstream-secret"),
      });
      const to = (uri: string) => ({
        type: "HTTP_PROXY",
        integrationHttpMethod: "GET",
        uri,
        connectionType: "VPC_LINK",
        connectionId: linked.vpcLinkId,
        requestParameters: { "integration.request.header.x-key": "context.authorizer.upstreamKey" },
      });
      door = await makeKeyedApi(consumer(), {
        type: "REGIONAL",
        authorizerArn: doorArn,
        ttlSeconds: 300,
        routes: {
          orders: to(`https://${upstream.host}/prod/orders`),
          "other-host": to("https://orders.example.com/prod/orders"),
          "other-port": to(`https://${upstream.host}:8443/prod/orders`),
        },
      });
      await letInvoke(consumer(), doorArn, `${door.arn}/authorizers/*`);
      await gateway.look();
    });

    /** A call of the door over the internet, and the reason that the log has where it is not passed on. */
    const call = async (path = "orders", key = "mobile-secret") => {
      const { gateway } = system();
      const headers = { "user-agent": "probe", "x-key": key };
      const asked = { host: door.host, method: "GET", path: `/prod/${path}`, headers };
      const { statusCode, body } = await probe({ gateway }, asked);
      return [statusCode, body, gateway.requestLog.last?.integrationError];
    };
    const FAILED = '{"message":"Internal server error"}';
    const TIMED_OUT = '{"message":"Endpoint request timed out"}';

    it("200: through listener, target and endpoint to the private API, with the key of the door", async () => {
      const { requestLog } = system().gateway;
      const before = requestLog.count;
      const [status, body] = await call("orders?page=2");
      expect([status, JSON.parse(String(body))]).toEqual([
        200,
        { path: "/orders", host: upstream.host, query: { page: "2" } },
      ]);
      const log = requestLog.after(before);
      expect(log).toMatchObject([
        { connectedTo: upstream.host, endpointId: linked.endpointId, status: 200 },
        { connectedTo: door.host, status: 200, authorizer: { principalId: "known" } },
      ]);
      expect(JSON.stringify([body, log])).not.toContain("-secret");
    });

    it("401: a key that the door does not know, which does not come to the private API", async () => {
      const { requestLog } = system().gateway;
      const before = requestLog.count;
      const [status] = await call("orders", "another");
      expect([status, requestLog.count - before]).toEqual([401, 1]);
    });

    it("the server behind a VPC link has to show a certificate for the host of the uri, and the balancer to listen on its port", async () => {
      expect(await call("other-host")).toEqual([500, FAILED, expect.stringContaining("altnames")]);
      expect(await call("other-port")).toEqual([500, FAILED, "the balancer does not listen on 8443"]);
    });

    it("504: the balancer's own group may not send to the endpoint", async () => {
      const rule = { GroupId: linked.balancerGroupId, IpPermissions: [httpsWith(linked.endpointGroupId)] };
      await consumer().ec2.send(new RevokeSecurityGroupEgressCommand(rule));
      const answer = await call();
      await consumer().ec2.send(new AuthorizeSecurityGroupEgressCommand(rule));
      expect(answer).toEqual([
        504,
        TIMED_OUT,
        expect.stringMatching(/does not let it out to 10\.0\.\d\.\d+$/),
      ]);
    });

    it("504: the endpoint's group does not let the balancer in", async () => {
      const rule = { GroupId: linked.endpointGroupId, IpPermissions: [httpsWith(linked.balancerGroupId)] };
      await consumer().ec2.send(new RevokeSecurityGroupIngressCommand(rule));
      const answer = await call();
      await consumer().ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
      const reason = `the security group of ${linked.endpointId} does not let the balancer in`;
      expect(answer).toEqual([504, TIMED_OUT, reason]);
    });

    it("504: the balancer's group without ingress decides about the link too", async () => {
      const enforce = (EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on" | "off") =>
        consumer().elb.send(
          new SetSecurityGroupsCommand({
            LoadBalancerArn: linked.balancerArn,
            SecurityGroups: [linked.balancerGroupId],
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
          }),
        );
      await enforce("on");
      const answer = await call();
      await enforce("off");
      expect(answer).toEqual([504, TIMED_OUT, "the balancer's security group does not let the VPC link in"]);
    });

    it("a call that a security group stops, or that goes to no endpoint's address, is 504; one that is refused is 500", async () => {
      const TargetGroupArn = linked.targetGroupArn;
      const Targets = linked.addresses.map((Id) => ({ Id, Port: 443 }));
      const other = [{ Id: "10.0.0.250", Port: 443 }];
      await consumer().elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
      const without = await call();
      await consumer().elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: other }));
      const elsewhere = await call();
      await consumer().elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
      const oneOfThree = await call();
      await consumer().elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: other }));
      expect(without).toEqual([500, FAILED, "the balancer has no target"]);
      expect(elsewhere).toEqual([504, TIMED_OUT, "no endpoint has the address 10.0.0.250"]);
      expect(oneOfThree).toEqual(elsewhere);
      expect((await call())[0]).toBe(200);
    });
  },
);
