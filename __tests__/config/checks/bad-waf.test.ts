import { type Edit, edited } from "../base";
import { problemsOf } from "../problems-of";

/** The base with a firewall. */
const waf = (text: string): readonly Edit[] => [
  ["      auth: iam\n", `      auth: iam\n      waf: ${text}\n`],
];

const COMMON =
  "expected one of the rules of AWSManagedRulesCommonRuleSet (NoUserAgent_HEADER, UserAgent_BadBots_HEADER, SizeRestrictions_QUERYSTRING, SizeRestrictions_Cookie_HEADER, SizeRestrictions_BODY, SizeRestrictions_URIPATH, EC2MetaDataSSRF_BODY, EC2MetaDataSSRF_COOKIE, EC2MetaDataSSRF_URIPATH, EC2MetaDataSSRF_QUERYARGUMENTS, GenericLFI_QUERYARGUMENTS, GenericLFI_URIPATH, GenericLFI_BODY, RestrictedExtensions_URIPATH, RestrictedExtensions_QUERYARGUMENTS, GenericRFI_QUERYARGUMENTS, GenericRFI_BODY, GenericRFI_URIPATH, CrossSiteScripting_COOKIE, CrossSiteScripting_QUERYARGUMENTS, ...)";

/** Faults of a file, the edits of the base that make them, and the report. */
const TABLE: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  ["nothing: a rule of the group that is listed by default", waf("{ count: [SizeRestrictions_BODY] }"), []],
  [
    "nothing: no rule that only counts",
    waf("{ managedRuleGroups: [], count: [], rateLimitPer5Minutes: 10 }"),
    [],
  ],
  [
    "nothing: rules of two groups",
    waf(
      "{ managedRuleGroups: [AWSManagedRulesSQLiRuleSet, AWSManagedRulesCommonRuleSet], count: [SQLi_BODY, NoUserAgent_HEADER] }",
    ),
    [],
  ],
  [
    "nothing: a rule that only a group can have whose rules are not known here",
    waf("{ managedRuleGroups: [AWSManagedRulesBotControlRuleSet], count: [CategoryHttpLibrary] }"),
    [],
  ],
  [
    "a misspelt rule",
    waf("{ count: [SizeRestriction_Body] }"),
    [
      `14:22  providers.orders.service.waf.count[0]: ${COMMON}, got "SizeRestriction_Body" (did you mean "SizeRestrictions_BODY"?)`,
    ],
  ],
  [
    "a rule of a group that is not listed",
    waf("{ count: [SizeRestrictions_BODY, SQLi_BODY] }"),
    [
      `14:45  providers.orders.service.waf.count[1]: ${COMMON}, got "SQLi_BODY", a rule of AWSManagedRulesSQLiRuleSet, which is not listed`,
    ],
  ],
  [
    "a rule of a group that is not listed, beside one whose rules are not known here",
    waf(
      "{ managedRuleGroups: [AWSManagedRulesLinuxRuleSet, AWSManagedRulesATPRuleSet], count: [SQLi_BODY] }",
    ),
    [
      '14:99  providers.orders.service.waf.count[0]: expected one of the rules of AWSManagedRulesLinuxRuleSet and AWSManagedRulesATPRuleSet (LFI_URIPATH, LFI_QUERYSTRING, LFI_HEADER), got "SQLi_BODY", a rule of AWSManagedRulesSQLiRuleSet, which is not listed',
    ],
  ],
  [
    "rules without a group",
    waf("{ managedRuleGroups: [], count: [SizeRestrictions_BODY], rateLimitPer5Minutes: 10 }"),
    [
      "14:44  providers.orders.service.waf.count: expected none without managedRuleGroups, got SizeRestrictions_BODY",
    ],
  ],
  [
    "a group that is refused, which is the one mistake that there is",
    waf("{ managedRuleGroups: [Common], count: [SQLi_BODY] }"),
    [
      '14:34  providers.orders.service.waf.managedRuleGroups[0]: expected a rule group of AWS such as AWSManagedRulesCommonRuleSet, got "Common"',
    ],
  ],
  [
    "a name that no rule can have",
    waf('{ count: ["Size*"] }'),
    [
      '14:22  providers.orders.service.waf.count[0]: expected the name of a managed rule such as SizeRestrictions_BODY, got "Size*"',
    ],
  ],
  [
    "a rule twice",
    waf("{ count: [SizeRestrictions_BODY, SizeRestrictions_BODY] }"),
    [
      '14:45  providers.orders.service.waf.count[1]: expected an entry that is not in the list already, got "SizeRestrictions_BODY"',
    ],
  ],
  [
    "a rule in place of a list",
    waf("{ count: SizeRestrictions_BODY }"),
    [
      '14:21  providers.orders.service.waf.count: expected a list of rules of the managed groups, got "SizeRestrictions_BODY"',
    ],
  ],
];

test.each(TABLE)("%s", (_, edits, problems) => {
  expect(problemsOf(edited(...edits))).toEqual(problems);
});
