/**
 * The rules of AWS's managed rule groups, by group, from AWS's documentation of December 2025. Groups with
 * charges of their own (bot control, account takeover prevention and the like) are not listed.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-use-case.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-ip-rep.html
 */
export const MANAGED_RULES: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesCommonRuleSet: [
    "NoUserAgent_HEADER",
    "UserAgent_BadBots_HEADER",
    "SizeRestrictions_QUERYSTRING",
    "SizeRestrictions_Cookie_HEADER",
    "SizeRestrictions_BODY",
    "SizeRestrictions_URIPATH",
    "EC2MetaDataSSRF_BODY",
    "EC2MetaDataSSRF_COOKIE",
    "EC2MetaDataSSRF_URIPATH",
    "EC2MetaDataSSRF_QUERYARGUMENTS",
    "GenericLFI_QUERYARGUMENTS",
    "GenericLFI_URIPATH",
    "GenericLFI_BODY",
    "RestrictedExtensions_URIPATH",
    "RestrictedExtensions_QUERYARGUMENTS",
    "GenericRFI_QUERYARGUMENTS",
    "GenericRFI_BODY",
    "GenericRFI_URIPATH",
    "CrossSiteScripting_COOKIE",
    "CrossSiteScripting_QUERYARGUMENTS",
    "CrossSiteScripting_BODY",
    "CrossSiteScripting_URIPATH",
  ],
  AWSManagedRulesAdminProtectionRuleSet: ["AdminProtection_URIPATH"],
  AWSManagedRulesKnownBadInputsRuleSet: [
    "JavaDeserializationRCE_HEADER",
    "JavaDeserializationRCE_BODY",
    "JavaDeserializationRCE_URIPATH",
    "JavaDeserializationRCE_QUERYSTRING",
    "Host_localhost_HEADER",
    "PROPFIND_METHOD",
    "ExploitablePaths_URIPATH",
    "Log4JRCE_HEADER",
    "Log4JRCE_QUERYSTRING",
    "Log4JRCE_BODY",
    "Log4JRCE_URIPATH",
    "ReactJSRCE_BODY",
  ],
  AWSManagedRulesSQLiRuleSet: [
    "SQLi_QUERYARGUMENTS",
    "SQLiExtendedPatterns_QUERYARGUMENTS",
    "SQLi_BODY",
    "SQLiExtendedPatterns_BODY",
    "SQLi_COOKIE",
  ],
  AWSManagedRulesLinuxRuleSet: ["LFI_URIPATH", "LFI_QUERYSTRING", "LFI_HEADER"],
  AWSManagedRulesUnixRuleSet: [
    "UNIXShellCommandsVariables_QUERYSTRING",
    "UNIXShellCommandsVariables_BODY",
    "UNIXShellCommandsVariables_HEADER",
  ],
  AWSManagedRulesWindowsRuleSet: [
    "WindowsShellCommands_COOKIE",
    "WindowsShellCommands_QUERYARGUMENTS",
    "WindowsShellCommands_BODY",
    "PowerShellCommands_COOKIE",
    "PowerShellCommands_QUERYARGUMENTS",
    "PowerShellCommands_BODY",
  ],
  AWSManagedRulesPHPRuleSet: [
    "PHPHighRiskMethodsVariables_HEADER",
    "PHPHighRiskMethodsVariables_QUERYSTRING",
    "PHPHighRiskMethodsVariables_BODY",
  ],
  AWSManagedRulesWordPressRuleSet: [
    "WordPressExploitableCommands_QUERYSTRING",
    "WordPressExploitablePaths_URIPATH",
  ],
  AWSManagedRulesAmazonIpReputationList: [
    "AWSManagedIPReputationList",
    "AWSManagedReconnaissanceList",
    "AWSManagedIPDDoSList",
  ],
  AWSManagedRulesAnonymousIpList: ["AnonymousIPList", "HostingProviderIPList"],
};

/** The group that contains a rule; undefined if no listed group does. */
export function groupWith(rule: string): string | undefined {
  return Object.keys(MANAGED_RULES).find((group) => MANAGED_RULES[group]?.includes(rule));
}

/**
 * The rules that a group may contain: its own; for a group that is not listed, the rules that no listed group
 * contains.
 */
export function rulesIn(group: string, rules: readonly string[]): readonly string[] {
  const known = MANAGED_RULES[group];
  return rules.filter((rule) => (known ? known.includes(rule) : groupWith(rule) === undefined));
}
