import { family, type RuleGroup } from "./managed-rule";
import { allHeaders, body, host, queryString, uriPath } from "./request-parts";

const BASELINE =
  "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html";
const REPUTATION =
  "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-ip-rep.html";

const EVERYWHERE = { HEADER: allHeaders, BODY: body, URIPATH: uriPath, QUERYSTRING: queryString };

/** `AWSManagedRulesAdminProtectionRuleSet` */
export const adminProtection: RuleGroup = {
  source: BASELINE,
  rules: family("AdminProtection", /sqlmanager/i, { URIPATH: uriPath }),
  notEvaluated: {},
};

/** `AWSManagedRulesKnownBadInputsRuleSet` */
export const knownBadInputs: RuleGroup = {
  source: BASELINE,
  rules: [
    ...family("JavaDeserializationRCE", /java\.lang\.Runtime/, EVERYWHERE),
    ...family("Host_localhost", /localhost/i, { HEADER: host }),
    { name: "PROPFIND_METHOD", matches: ({ method }) => method === "PROPFIND" },
    ...family("ExploitablePaths", /web-inf/i, { URIPATH: uriPath }),
    ...family("Log4JRCE", /\$\{jndi:/i, EVERYWHERE),
  ],
  notEvaluated: { ReactJSRCE_BODY: "AWS publishes no example of its pattern" },
};

const NO_LISTS = "AWS does not publish the addresses";

/** `AWSManagedRulesAmazonIpReputationList` */
export const amazonIpReputationList: RuleGroup = {
  source: REPUTATION,
  rules: [],
  notEvaluated: {
    AWSManagedIPReputationList: NO_LISTS,
    AWSManagedReconnaissanceList: NO_LISTS,
    AWSManagedIPDDoSList: `${NO_LISTS}, and the rule counts by itself`,
  },
};

/** `AWSManagedRulesAnonymousIpList` */
export const anonymousIpList: RuleGroup = {
  source: REPUTATION,
  rules: [],
  notEvaluated: { AnonymousIPList: NO_LISTS, HostingProviderIPList: NO_LISTS },
};
