import type { Rule } from "@aws-sdk/client-wafv2";
import { aRequest } from "./a-request";
import { blockingRule, judge } from "./judge";
import { RateCounter } from "./rate-counter";
import { aRule, webAcl, webAclOf } from "./web-acl-of";

const COMMON = { Name: "AWSManagedRulesCommonRuleSet" };
const large = { request: aRequest({ body: "x".repeat(9000), path: "/prod/a.log" }), rate: () => 0 };

test("the first rule that blocks decides, and those after it are not asked", () => {
  expect(judge(webAcl(COMMON), large)).toEqual([{ rule: "SizeRestrictions_BODY", verdict: "block" }]);
});

test("a rule that only counts leaves the decision to the next one", () => {
  const RuleActionOverrides = [{ Name: "SizeRestrictions_BODY", ActionToUse: { Count: {} } }];
  const matches = judge(webAcl({ ...COMMON, ...{ RuleActionOverrides } }), large);
  expect(matches).toEqual([
    { rule: "SizeRestrictions_BODY", verdict: "count" },
    { rule: "RestrictedExtensions_URIPATH", verdict: "block" },
  ]);
  expect(blockingRule(matches)).toBe("RestrictedExtensions_URIPATH");
});

test("an excluded rule counts, which is the older way to say so", () => {
  const ExcludedRules = [{ Name: "SizeRestrictions_BODY" }, { Name: "RestrictedExtensions_URIPATH" }];
  expect(blockingRule(judge(webAcl({ ...COMMON, ...{ ExcludedRules } }), large))).toBeUndefined();
});

test("a group that is overridden as a whole only counts", () => {
  const matches = judge(webAcl(COMMON, { OverrideAction: { Count: {} } }), large);
  expect(matches.map(({ verdict }) => verdict)).toEqual(["count", "count"]);
});

test("a rule that is overridden to allow lets in, whatever comes after it", () => {
  const RuleActionOverrides = [{ Name: "SizeRestrictions_BODY", ActionToUse: { Allow: {} } }];
  expect(judge(webAcl({ ...COMMON, ...{ RuleActionOverrides } }), large)).toEqual([
    { rule: "SizeRestrictions_BODY", verdict: "allow" },
  ]);
});

test("rules are asked by their priority and not in the order of the list", () => {
  const group = (Name: string, Priority: number) =>
    aRule({ Priority, Statement: { ManagedRuleGroupStatement: { Name, VendorName: "AWS" } } });
  const Rules = [group("AWSManagedRulesCommonRuleSet", 1), group("AWSManagedRulesKnownBadInputsRuleSet", 0)];
  const both = { request: aRequest({ method: "PROPFIND", body: "x".repeat(9000) }), rate: () => 0 };
  expect(judge(webAclOf(Rules), both)).toEqual([{ rule: "PROPFIND_METHOD", verdict: "block" }]);
});

test("a web ACL that blocks by default blocks what no rule has allowed", () => {
  const closed = { ...webAclOf([]), DefaultAction: { Block: {} } };
  expect(blockingRule(judge(closed, large))).toBe("default action");
});

describe("a rate limit blocks the request that is one too many within its window", () => {
  const limit = aRule({
    Name: "RateLimit",
    Action: { Block: {} },
    Statement: { RateBasedStatement: { Limit: 2, AggregateKeyType: "IP", EvaluationWindowSec: 300 } },
  });
  const sent = (counter: RateCounter, from: string, seconds: number) => {
    const rate = (rule: string, window: number) => counter.count(`${rule}/${from}`, seconds * 1000, window);
    return blockingRule(judge(webAclOf([limit]), { request: aRequest(), rate }));
  };

  it("and lets pass again after it", () => {
    const counter = new RateCounter();
    const verdicts = [0, 100, 200, 301, 450, 1000].map((seconds) => sent(counter, "10.1.0.10", seconds));
    expect(verdicts).toEqual([undefined, undefined, "RateLimit", "RateLimit", "RateLimit", undefined]);
  });

  it("counting each source by itself", () => {
    const counter = new RateCounter();
    const verdicts = ["a", "b", "a", "b", "a"].map((from) => sent(counter, from, 1));
    expect(verdicts).toEqual([undefined, undefined, undefined, undefined, "RateLimit"]);
  });
});

describe("a rate limit by a header counts each address that the header names", () => {
  const HeaderName = "x-client-ip";
  const limit = aRule({
    Name: "RateLimit",
    Action: { Block: {} },
    Statement: {
      RateBasedStatement: {
        Limit: 2,
        AggregateKeyType: "FORWARDED_IP",
        ForwardedIPConfig: { HeaderName, FallbackBehavior: "MATCH" },
      },
    },
  });
  const sender = () => {
    const counter = new RateCounter();
    return (headers: Readonly<Record<string, string>>) => {
      const rate = (rule: string, window: number, source = "peer") =>
        counter.count(`${rule}/${source}`, 0, window);
      return blockingRule(judge(webAclOf([limit]), { request: aRequest({ headers }), rate }));
    };
  };

  it("whatever the peer is, and whatever other headers say", () => {
    const send = sender();
    const from = (address: string, lie: string) => send({ [HeaderName]: address, "x-forwarded-for": lie });
    const verdicts = ["a", "b", "c"].map((lie) => from("203.0.113.10", lie));
    expect(verdicts).toEqual([undefined, undefined, "RateLimit"]);
    expect(from("203.0.113.11", "c")).toBeUndefined();
  });

  it("and blocks at once where it names none and the rule falls back to a match", () => {
    expect(sender()({ [HeaderName]: "nobody" })).toBe("RateLimit");
  });

  it("but is not asked about a request without the header", () => {
    const send = sender();
    expect([1, 2, 3, 4].map(() => send({}))).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test.each<[string, Rule, string]>([
  [
    "a group whose rules nobody has written down",
    aRule({
      Statement: {
        ManagedRuleGroupStatement: { Name: "AWSManagedRulesBotControlRuleSet", VendorName: "AWS" },
      },
    }),
    "got AWSManagedRulesBotControlRuleSet: add its rules to the gateway",
  ],
  [
    "a statement of another kind",
    aRule({ Name: "Abroad", Statement: { GeoMatchStatement: { CountryCodes: ["NL"] } } }),
    "expected a managed rule group or a rate limit, got Abroad: GeoMatchStatement",
  ],
])("%s is no reason to let pass: the gateway says that it does not know it", (_, rule, message) => {
  expect(() => judge(webAclOf([rule]), large)).toThrow(message);
});
