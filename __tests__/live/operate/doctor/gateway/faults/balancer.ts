import {
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  SetRulePrioritiesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  AssociateWebACLCommand,
  DisassociateWebACLCommand,
  GetWebACLForResourceCommand,
} from "@aws-sdk/client-wafv2";
import { outputs } from "../../../../central-gateway/system/call";
import { GATEWAY, NAMES, TODO } from "../../../../central-gateway/system/deployment";
import type { CentralGateway } from "../../../../central-gateway/system/system";
import { emptyBalancer } from "../../entrance/faults/verifier";
import { closeOut, forbidAccount, rejectEndpoint } from "../../entrance/faults/ways";
import type { Fault } from "../../fault";

/** The gateway's balancer, and the rule of its listener for a service. */
async function ruleOf({ account }: CentralGateway, service: string) {
  const { elb } = account(GATEWAY);
  const asked = new DescribeLoadBalancersCommand({ Names: ["shop-gateway-gw"] });
  const LoadBalancerArn = (await elb.send(asked)).LoadBalancers?.[0]?.LoadBalancerArn;
  const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const ListenerArn = Listeners[0]?.ListenerArn;
  const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn }));
  const rule = Rules.find(({ Conditions = [] }) =>
    Conditions.some(({ HttpHeaderConfig }) => HttpHeaderConfig?.Values?.includes(service)),
  );
  if (rule === undefined) throw new Error(`there is no rule for ${service}`);
  return { elb, balancerArn: LoadBalancerArn, ListenerArn, rule };
}

async function deleteRule(system: CentralGateway): Promise<() => Promise<void>> {
  const { elb, ListenerArn, rule } = await ruleOf(system, "todo");
  const { RuleArn, Conditions = [], Actions, Priority } = rule;
  await elb.send(new DeleteRuleCommand({ RuleArn }));
  const asked = Conditions.map(({ Field, HttpHeaderConfig }) => ({ Field, HttpHeaderConfig }));
  const again = { ListenerArn, Conditions: asked, Actions, Priority: Number(Priority) };
  return async () => {
    await elb.send(new CreateRuleCommand(again));
  };
}

async function moveRule(system: CentralGateway): Promise<() => Promise<void>> {
  const { elb, rule } = await ruleOf(system, "todo");
  const move = async (Priority: number) => {
    const RulePriorities = [{ RuleArn: rule.RuleArn, Priority }];
    await elb.send(new SetRulePrioritiesCommand({ RulePriorities }));
  };
  await move(40_000);
  return () => move(Number(rule.Priority));
}

async function takeFirewallAway(system: CentralGateway): Promise<() => Promise<void>> {
  const { balancerArn: ResourceArn } = await ruleOf(system, "todo");
  const { waf } = system.account(GATEWAY);
  const { WebACL } = await waf.send(new GetWebACLForResourceCommand({ ResourceArn }));
  await waf.send(new DisassociateWebACLCommand({ ResourceArn }));
  return async () => {
    await waf.send(new AssociateWebACLCommand({ ResourceArn, WebACLArn: WebACL?.ARN }));
  };
}

async function endpointOf(system: CentralGateway, use: string): Promise<string> {
  const { endpoint_ids: ids } = await outputs(system, "gateway");
  return (ids as Readonly<Record<string, string>>)[use] ?? "";
}

export const balancerFaults: readonly Fault<CentralGateway>[] = [
  {
    name: "the balancer has lost the rule of a service",
    cause: "listener-rule",
    evidence: /no rule for todo; there are rules for names/,
    plant: deleteRule,
  },
  {
    name: "the rule of a service is at another place",
    cause: "listener-rule-priority",
    evidence: /live +priority 40000/,
    refuses: false,
    plant: moveRule,
  },
  {
    name: "the balancer has no firewall any more",
    cause: "gateway-firewall",
    evidence: /live +no web ACL\n +intended +AWSManaged/,
    refuses: false,
    plant: takeFirewallAway,
  },
  {
    name: "the security group of the balancer lets nothing out any more",
    cause: "gateway-security-group",
    evidence: /no rule out of shop-gateway-balancer \(sg-\w+\) for TCP 8080/,
    plant: ({ account }) => closeOut(account(GATEWAY), "shop-gateway-balancer"),
  },
  {
    name: "a service rejects the gateway's endpoint",
    cause: "service-endpoint-rejected",
    call: "api GET /names",
    evidence: /is rejected\n.*\n.*-replace=aws_vpc_endpoint\.names/,
    plant: async (system) =>
      rejectEndpoint(system.account(NAMES), "shop-names", await endpointOf(system, "names")),
  },
  {
    name: "a service lets the gateway's account make no endpoints any more",
    cause: "service-principal",
    evidence: /intended +arn:aws:iam::111111111111:root/,
    refuses: false,
    plant: ({ account }) => forbidAccount(account(TODO), "shop-todo", GATEWAY),
  },
  {
    name: "the service's balancer may not connect to its servers",
    cause: "server-security-group",
    evidence: /no rule out of shop-todo-balancer \(sg-\w+\) for TCP 8080/,
    plant: ({ account }) => closeOut(account(TODO), "shop-todo-balancer"),
  },
  {
    name: "the service's balancer has lost its servers",
    cause: "servers-unhealthy",
    call: "api GET /todo",
    evidence: /no target is registered\n.*\/healthz\n +mend +aws logs tail \/ec2\/shop-todo/,
    plant: ({ account }) => emptyBalancer(account(TODO), "shop-todo-nlb"),
  },
];
