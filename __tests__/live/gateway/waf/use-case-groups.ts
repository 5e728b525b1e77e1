import { family, type RuleGroup } from "./managed-rule";
import { allHeaders, body, cookies, queryArguments, queryString, uriPath } from "./request-parts";

const source = "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-use-case.html";

const BUILT_IN = "it is WAF's own detection of SQL injection, whose rules AWS does not publish";

/** `AWSManagedRulesSQLiRuleSet` */
export const sqlDatabase: RuleGroup = {
  source,
  rules: [],
  notEvaluated: {
    SQLi_QUERYARGUMENTS: BUILT_IN,
    SQLiExtendedPatterns_QUERYARGUMENTS: BUILT_IN,
    SQLi_BODY: BUILT_IN,
    SQLiExtendedPatterns_BODY: BUILT_IN,
    SQLi_COOKIE: BUILT_IN,
  },
};

/** `AWSManagedRulesLinuxRuleSet` */
export const linux: RuleGroup = {
  source,
  rules: family("LFI", /\/proc\/version/i, {
    URIPATH: uriPath,
    QUERYSTRING: queryString,
    HEADER: allHeaders,
  }),
  notEvaluated: {},
};

/** `AWSManagedRulesUnixRuleSet` */
export const unix: RuleGroup = {
  source,
  rules: family("UNIXShellCommandsVariables", /echo \$PATH/, {
    QUERYSTRING: queryString,
    BODY: body,
    HEADER: allHeaders,
  }),
  notEvaluated: {},
};

const WINDOWS_PARTS = { COOKIE: cookies, QUERYARGUMENTS: queryArguments, BODY: body };

/** `AWSManagedRulesWindowsRuleSet` */
export const windows: RuleGroup = {
  source,
  rules: [
    ...family("WindowsShellCommands", /\|\|nslookup|;cmd/i, WINDOWS_PARTS),
    ...family("PowerShellCommands", /Invoke-Expression/i, WINDOWS_PARTS),
  ],
  notEvaluated: {},
};

/** `AWSManagedRulesPHPRuleSet` */
export const php: RuleGroup = {
  source,
  rules: family("PHPHighRiskMethodsVariables", /fsockopen|\$_GET/, {
    HEADER: allHeaders,
    QUERYSTRING: queryString,
    BODY: body,
  }),
  notEvaluated: {},
};

/** `AWSManagedRulesWordPressRuleSet` */
export const wordPress: RuleGroup = {
  source,
  rules: [
    ...family("WordPressExploitableCommands", /do-reset-wordpress/i, { QUERYSTRING: queryString }),
    ...family("WordPressExploitablePaths", /xmlrpc\.php/i, { URIPATH: uriPath }),
  ],
  notEvaluated: {},
};
