import { cause, type Found } from "../cause";
import type { ExaminedCall } from "../examined-call";
import type { LiveEndpoint } from "../facts/endpoints";
import type { AccessEntry } from "../facts/logs/access-log";
import type { BlockedSample } from "../facts/logs/sampled-requests";
import { refusals, refusalWords } from "../refusals";

/** @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html */
export const noUserAgent = cause({
  id: "firewall-user-agent",
  hop: "firewall",
  name: "The firewall blocks requests without a User-Agent",
  reads: ["accessLog", "blocked", "endpoint"],
  look: (facts, call) =>
    blockedBy(facts, call, /^NoUserAgent_/, () => ({
      intended: "a request with the header User-Agent",
      mend: "have the caller send a User-Agent; curl, the SDKs and the clients made here do",
    })),
});

export const tooLarge = cause({
  id: "firewall-size",
  hop: "firewall",
  name: "The firewall blocks requests that are too large",
  reads: ["accessLog", "blocked", "endpoint"],
  look: (facts, call) =>
    blockedBy(facts, call, /^SizeRestrictions_/, (rule) => ({
      intended: "a body of at most 8,192 bytes, a query of 2,048, cookies of 10,240, a path of 1,024",
      mend: `let these pass: providers.${call.use.name}.service.waf.count: [${rule}], then npx crosslink deploy`,
    })),
});

export const otherRule = cause({
  id: "firewall",
  hop: "firewall",
  name: "The firewall blocks requests",
  reads: ["accessLog", "blocked", "endpoint"],
  look: (facts, call) =>
    blockedBy(facts, call, /^(?!NoUserAgent_|SizeRestrictions_)/, (rule) => ({
      intended: "a request that no rule blocks",
      mend:
        rule === ""
          ? "look the request up among the web ACL's sampled requests, which name the rule"
          : `if the rule is wrong about it: providers.${call.use.name}.service.waf.count: [${rule}], then npx crosslink deploy`,
    })),
});

interface Facts {
  readonly accessLog: readonly AccessEntry[];
  readonly blocked: readonly BlockedSample[];
  readonly endpoint: LiveEndpoint | undefined;
}

/** The latest refusal of the firewall, if the rule of its sample is one of these; a refusal without a sample has no rule. */
function blockedBy(
  { accessLog, blocked, endpoint }: Facts,
  call: ExaminedCall,
  rules: RegExp,
  words: (rule: string) => { readonly intended: string; readonly mend: string },
): Found | undefined {
  const refused = refusals(accessLog, call, endpoint).filter(
    ({ responseType }) => responseType === "WAF_FILTERED",
  );
  for (const refusal of refused) {
    const rule = sampleOf(refusal, blocked)?.rule ?? "";
    if (!rules.test(rule)) continue;
    const { intended, mend } = words(rule);
    const live = `${refusalWords(refusal)} ${rule === "" ? "by a rule that has no sample" : `by ${rule}`}`;
    return { evidence: [{ live, intended }], mend };
  }
  return undefined;
}

/** The sample of a refusal: of the same method and path, at about the same time. */
function sampleOf(
  { method, path, at }: AccessEntry,
  blocked: readonly BlockedSample[],
): BlockedSample | undefined {
  return blocked
    .filter(
      (one) => one.method === method && one.uri?.split("?")[0] === path && Math.abs(one.at - at) <= SECONDS,
    )
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
}

/** The log is dated by the request's arrival, the sample by its evaluation. */
const SECONDS = 5_000;
