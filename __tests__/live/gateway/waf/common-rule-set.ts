import { atMost, family, type RuleGroup } from "./managed-rule";
import { body, cookies, queryArguments, queryString, uriPath, userAgent } from "./request-parts";

/** `AWSManagedRulesCommonRuleSet`, the core rule set, as of version 1.20. */
export const commonRuleSet: RuleGroup = {
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
  rules: [
    { name: "NoUserAgent_HEADER", matches: (request) => userAgent(request).every((value) => value === "") },
    ...family("UserAgent_BadBots", /nessus|nmap/i, { HEADER: userAgent }),
    atMost("SizeRestrictions_QUERYSTRING", 2048, queryString),
    atMost("SizeRestrictions_Cookie_HEADER", 10_240, cookies),
    atMost("SizeRestrictions_BODY", 8192, body),
    atMost("SizeRestrictions_URIPATH", 1024, uriPath),
    ...family("EC2MetaDataSSRF", /169\.254\.169\.254/, {
      BODY: body,
      COOKIE: cookies,
      URIPATH: uriPath,
      QUERYARGUMENTS: queryArguments,
    }),
    ...family("GenericLFI", /\.\.\//, { QUERYARGUMENTS: queryArguments, URIPATH: uriPath, BODY: body }),
    ...family("RestrictedExtensions", /\.(?:log|ini)$/i, {
      URIPATH: uriPath,
      QUERYARGUMENTS: queryArguments,
    }),
    ...family("GenericRFI", /(?:https?|ftps?|file):\/\/(?:\d{1,3}\.){3}\d{1,3}/i, {
      QUERYARGUMENTS: queryArguments,
      BODY: body,
      URIPATH: uriPath,
    }),
    ...family("CrossSiteScripting", /<script[\s>]/i, {
      COOKIE: cookies,
      QUERYARGUMENTS: queryArguments,
      BODY: body,
      URIPATH: uriPath,
    }),
  ],
  notEvaluated: {},
};
