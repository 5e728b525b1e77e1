import { useTargetsName } from "../../../../model/gateway/names";
import { deployOnly } from "../../cause";
import { nobodyHealthy } from "../../live/targets";
import type { LiveRule } from "../facts/balancer";
import { refusedWith } from "../open-refusals";
import { gatewayCause } from "./gateway-cause";

const RATE_LIMIT = "RateLimit";

export const firewallDrifted = gatewayCause({
  id: "gateway-firewall",
  hop: "firewall",
  name: "The firewall of the gateway's balancer is not the deployment's",
  reads: ["balancer", "webAcl"],
  look: ({ balancer, webAcl }, { consumer, client: { waf } }) => {
    if (balancer === undefined) return undefined;
    const intended = waf
      ? [...waf.managedRuleGroups, ...(waf.rateLimitPer5Minutes === undefined ? [] : [RATE_LIMIT])]
      : undefined;
    const words = (rules: readonly string[] | undefined) =>
      rules === undefined ? "no web ACL" : `${rules.toSorted().join(", ") || "no rule"}, else allow`;
    const live =
      webAcl?.defaultAction === "block" ? `${webAcl.name} blocks what no rule allows` : words(webAcl?.rules);
    if (live === words(intended)) return undefined;
    const isStricter =
      webAcl?.defaultAction === "block" || (webAcl?.rules ?? []).some((one) => !intended?.includes(one));
    return {
      evidence: [{ live, intended: words(intended) }],
      refuses: isStricter,
      mend: deployOnly(consumer),
    };
  },
});

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#http-header-conditions */
export const ruleAbsent = gatewayCause({
  id: "listener-rule",
  hop: "balancer",
  name: "The balancer has no rule that leads to the service's endpoint",
  reads: ["balancer", "rules"],
  look: ({ balancer, rules }, { consumer, use }) => {
    if (balancer === undefined || balancer.listeners.length === 0) return undefined;
    const targets = useTargetsName(consumer.name, use.name);
    const rule = rules.find(({ services }) => services.includes(use.name));
    const group = balancer.targetGroups.find(({ arn }) => arn === rule?.targetGroupArn);
    if (rule?.isByServiceAlone && group?.name === targets) return undefined;
    const live =
      rule === undefined
        ? `no rule for ${use.name}; there are rules for ${servicesOf(rules)}`
        : `the rule ${rule.priority} leads to ${group?.name ?? "no target group"}${rule.isByServiceAlone ? "" : ", and asks for more than the service"}`;
    return {
      evidence: [{ live, intended: `a rule for ${use.name} to ${targets}` }],
      mend: deployOnly(consumer),
    };
  },
});

function servicesOf(rules: readonly LiveRule[]): string {
  return rules.flatMap(({ services }) => services).join(", ") || "nobody";
}

/** Rules are asked in the order of their priorities: what comes before may take the calls. */
export const otherPriority = gatewayCause({
  id: "listener-rule-priority",
  hop: "balancer",
  name: "The service's rule is not at its place among the balancer's rules",
  reads: ["rules"],
  look: ({ rules }, { consumer, use }) => {
    const intended = use.slot + 1;
    const rule = rules.find(({ services }) => services.includes(use.name));
    if (rule === undefined || rule.priority === intended) return undefined;
    const known = consumer.uses.map(({ name }) => name);
    const isForeign = (one: LiveRule) =>
      !one.isByServiceAlone || one.services.some((name) => !known.includes(name));
    const before = rules.filter((one) => one.priority < rule.priority && isForeign(one));
    return {
      evidence: [{ live: `priority ${rule.priority}`, intended: `priority ${intended}` }],
      refuses: before.length > 0,
      mend: deployOnly(consumer),
    };
  },
});

/** The endpoint or the servers behind it are the cause, where these can be seen. */
export const endpointUnhealthy = gatewayCause({
  id: "gateway-targets",
  isSymptom: true,
  hop: "balancer",
  name: "The balancer reaches no endpoint of the service",
  reads: ["balancer"],
  look: ({ balancer }, { consumer, use }) => {
    const group = balancer?.targetGroups.find(({ name }) => name === useTargetsName(consumer.name, use.name));
    if (group === undefined) return undefined;
    const evidence = nobodyHealthy(group.targets, `an answer from 200 to 399 at ${use.healthPath}`);
    if (evidence.length === 0) return undefined;
    return {
      evidence,
      mend:
        group.targets.length === 0
          ? deployOnly(consumer)
          : "check that the service accepts the endpoint, and that its servers are well",
    };
  },
});

export const blockedOrRefused = gatewayCause({
  id: "gateway-forbidden",
  isSymptom: true,
  hop: "firewall",
  name: "The balancer's firewall or the service itself forbids the call",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) =>
    refusedWith(gatewayLog, call, ({ integrationStatus }) => integrationStatus === 403, {
      intended: "an answer of the service",
      mend: `if the answer is the balancer's, which is HTML: waf.count of ${call.client.name} lets pass what a rule is wrong about; the web ACL's metrics name the rule`,
    }),
});
