import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  RejectVpcEndpointConnectionsCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import {
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ModifyLoadBalancerAttributesCommand,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AssociateWebACLCommand, CreateWebACLCommand } from "@aws-sdk/client-wafv2";
import { describeWith } from "../../support/availability";
import { LISTENER_PORT } from "../sample/gateway-network";
import { type ServiceBehind, useGatewaySystem } from "../sample/gateway-system";
import { SERVICE_PORT } from "../sample/private-service";
import { makeGatewayEndpoints, runInstance } from "../sample/sample-instance";
import { ECHO_SERVER } from "../sample/sample-program";
import { portWith } from "../sample/security-groups";

describeWith(["moto_server"])("each hop behind an HTTP API can stop a call", () => {
  const system = useGatewaySystem();
  let behind: ServiceBehind;
  let instanceId: string;
  beforeAll(async () => {
    const { provider, addService, addRoutes } = system();
    behind = await addService("todo", "instance");
    await makeGatewayEndpoints(provider, behind.service, ["s3"]);
    instanceId = await runInstance(provider, behind.service, { name: "todo", code: ECHO_SERVER });
    await addRoutes([{ key: "GET /todo", service: "todo", authorization: "NONE" }]);
  });

  const call = (headers: Readonly<Record<string, string>> = {}) => system().call("GET", "/todo", { headers });
  const outcome = async () => {
    const { status, body, reason } = await call();
    return [status, body.startsWith("<html>") ? "balancer" : body.slice(0, 33), reason];
  };
  const UNAVAILABLE = '{"message":"Service Unavailable"}';

  it("an endpoint passes nothing before its connection is accepted, everything afterwards, and nothing once it is rejected", async () => {
    const { provider, accept } = system();
    const id = behind.linked.endpointId;
    expect(await outcome()).toEqual([504, "balancer", `the endpoint ${id} is pendingAcceptance`]);
    expect(system().gateway.machines.ids).toEqual([]);
    await accept(behind);
    expect((await call()).status).toBe(200);
    const rejected = { ServiceId: behind.service.serviceId, VpcEndpointIds: [id] };
    await provider.ec2.send(new RejectVpcEndpointConnectionsCommand(rejected));
    expect(await outcome()).toEqual([504, "balancer", `the endpoint ${id} is rejected`]);
    await accept(behind);
    expect((await call()).status).toBe(200);
  });

  describe("a call that does not reach the balancer is 503, and one that does not reach a target is 504", () => {
    type Groups = readonly [from: string, to: string];
    const linkToBalancer = (): Groups => [system().network.linkGroupId, system().network.balancerGroupId];
    const balancerToEndpoint = (): Groups => [
      system().network.balancerGroupId,
      system().network.endpointGroupId,
    ];
    const balancerToMachine = (): Groups => [behind.service.balancerGroupId, behind.service.machineGroupId];

    it.each([
      [
        "503: from the VPC link",
        linkToBalancer,
        "gatewayAccount",
        LISTENER_PORT,
        503,
        "of the VPC link does not let it out",
      ],
      [
        "504: from the balancer to the endpoint",
        balancerToEndpoint,
        "gatewayAccount",
        SERVICE_PORT,
        504,
        "of the sender does not let it out",
      ],
      [
        "504: from the provider's balancer to its machine",
        balancerToMachine,
        "provider",
        SERVICE_PORT,
        504,
        "of the sender does not let it out",
      ],
    ] as const)("%s, out of the one group", async (_, groups, owner, port, status, reason) => {
      const [from, to] = groups();
      const rule = { GroupId: from, IpPermissions: [portWith(port, to)] };
      await system()[owner].ec2.send(new RevokeSecurityGroupEgressCommand(rule));
      const answer = await outcome();
      await system()[owner].ec2.send(new AuthorizeSecurityGroupEgressCommand(rule));
      expect(answer).toEqual([
        status,
        status === 503 ? UNAVAILABLE : "balancer",
        expect.stringContaining(reason),
      ]);
      expect((await call()).status).toBe(200);
    });

    it.each([
      [
        "503: to the balancer",
        linkToBalancer,
        "gatewayAccount",
        LISTENER_PORT,
        503,
        "of the balancer does not let the VPC link in",
      ],
      [
        "504: to the endpoint",
        balancerToEndpoint,
        "gatewayAccount",
        SERVICE_PORT,
        504,
        "does not let the sender in",
      ],
      ["504: to the machine", balancerToMachine, "provider", SERVICE_PORT, 504, "does not let the sender in"],
    ] as const)("%s, into the other group", async (_, groups, owner, port, status, reason) => {
      const [from, to] = groups();
      const rule = { GroupId: to, IpPermissions: [portWith(port, from)] };
      await system()[owner].ec2.send(new RevokeSecurityGroupIngressCommand(rule));
      const answer = await outcome();
      await system()[owner].ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
      expect(answer).toEqual([
        status,
        status === 503 ? UNAVAILABLE : "balancer",
        expect.stringContaining(reason),
      ]);
      expect((await call()).status).toBe(200);
    });
  });

  it("504: the provider's balancer without ingress, where its groups are asked about PrivateLink", async () => {
    const { balancerArn: LoadBalancerArn, balancerGroupId } = behind.service;
    const enforce = (EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on" | "off") =>
      system().provider.elb.send(
        new SetSecurityGroupsCommand({
          LoadBalancerArn,
          SecurityGroups: [balancerGroupId],
          EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
        }),
      );
    await enforce("on");
    const answer = await outcome();
    await enforce("off");
    expect(answer).toEqual([504, "balancer", "the balancer's security group does not let PrivateLink in"]);
  });

  it("a balancer that does not go across zones leaves the endpoint's other zone without a target", async () => {
    const crossZone = (Value: "true" | "false") =>
      system().provider.elb.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn: behind.service.balancerArn,
          Attributes: [{ Key: "load_balancing.cross_zone.enabled", Value }],
        }),
      );
    await crossZone("false");
    const statuses = [await call(), await call(), await call()].map(({ status }) => status);
    const { gateway } = system();
    const checks = gateway.machines.logOf(instanceId).split("\n").length;
    await crossZone("true");
    await call();
    await call();
    // The address in the other zone is unhealthy, and gets no call as long as one is healthy.
    expect(statuses).toEqual([200, 200, 200]);
    expect(gateway.machines.logOf(instanceId).split("\n").length).toBeGreaterThan(checks);
  });

  it("a balancer answers 504 for a target group without targets, and sends to unhealthy ones where all are unhealthy", async () => {
    const { elb } = system().gatewayAccount;
    const TargetGroupArn = behind.linked.targetGroupArn;
    const { TargetHealthDescriptions = [] } = await elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    const Targets = TargetHealthDescriptions.map(({ Target }) => ({
      Id: Target?.Id ?? "",
      Port: SERVICE_PORT,
    }));
    const nobody = [{ Id: "10.0.0.250", Port: SERVICE_PORT }];
    await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
    const without = await outcome();
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: nobody }));
    const elsewhere = await outcome();
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
    const amongOthers = [await call(), await call(), await call()].map(({ status }) => status);
    await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: nobody }));
    expect(without).toEqual([503, "balancer", "the target group has no target"]);
    expect(elsewhere).toEqual([504, "balancer", "nothing has the address 10.0.0.250"]);
    expect(amongOthers).toEqual([200, 200, 200]);
  });

  it("403 of the balancer: a caller who is over its rate limit, whatever he says about his address", async () => {
    const { gatewayAccount, network, gateway } = system();
    const VisibilityConfig = {
      SampledRequestsEnabled: true,
      CloudWatchMetricsEnabled: true,
      MetricName: "rate",
    };
    const ForwardedIPConfig = { HeaderName: "x-crosslink-client-ip", FallbackBehavior: "MATCH" } as const;
    const RateBasedStatement = { Limit: 10, AggregateKeyType: "FORWARDED_IP", ForwardedIPConfig } as const;
    const { Summary } = await gatewayAccount.waf.send(
      new CreateWebACLCommand({
        Name: "gateway",
        Scope: "REGIONAL",
        DefaultAction: { Allow: {} },
        VisibilityConfig,
        Rules: [
          {
            Name: "Rate",
            Priority: 0,
            Action: { Block: {} },
            VisibilityConfig,
            Statement: { RateBasedStatement },
          },
        ],
      }),
    );
    const association = { WebACLArn: Summary?.ARN, ResourceArn: network.balancerArn };
    await gatewayAccount.waf.send(new AssociateWebACLCommand(association));
    await gateway.look();
    const statuses = [];
    for (let i = 0; i < 12; i++) {
      const lie = `10.9.9.${i}`;
      statuses.push((await call({ "x-forwarded-for": lie, "x-crosslink-client-ip": lie })).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.slice(10)).toEqual([403, 403]);
    expect(gateway.requestLog.last?.integrationError).toBe("WAF, Rate");
  });
});
