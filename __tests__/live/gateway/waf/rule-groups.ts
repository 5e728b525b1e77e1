import { adminProtection, amazonIpReputationList, anonymousIpList, knownBadInputs } from "./baseline-groups";
import { commonRuleSet } from "./common-rule-set";
import type { RuleGroup } from "./managed-rule";
import { linux, php, sqlDatabase, unix, windows, wordPress } from "./use-case-groups";

/** The managed groups that the gateway knows, by their names. */
export const RULE_GROUPS: Readonly<Record<string, RuleGroup>> = {
  AWSManagedRulesCommonRuleSet: commonRuleSet,
  AWSManagedRulesAdminProtectionRuleSet: adminProtection,
  AWSManagedRulesKnownBadInputsRuleSet: knownBadInputs,
  AWSManagedRulesSQLiRuleSet: sqlDatabase,
  AWSManagedRulesLinuxRuleSet: linux,
  AWSManagedRulesUnixRuleSet: unix,
  AWSManagedRulesWindowsRuleSet: windows,
  AWSManagedRulesPHPRuleSet: php,
  AWSManagedRulesWordPressRuleSet: wordPress,
  AWSManagedRulesAmazonIpReputationList: amazonIpReputationList,
  AWSManagedRulesAnonymousIpList: anonymousIpList,
};

/** @throws Error for a group whose rules the gateway does not know: it must not let pass what AWS may block. */
export function ruleGroup(name: string): RuleGroup {
  const group = RULE_GROUPS[name];
  if (group !== undefined) return group;
  const known = Object.keys(RULE_GROUPS).join(", ");
  throw new Error(`expected one of the managed groups ${known}, got ${name}: add its rules to the gateway`);
}
