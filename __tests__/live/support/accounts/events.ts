import { jsonRequest } from "../../emulated-aws/requests/json-request";
import { over } from "../../emulated-aws/strict/http-api/stages/sample-certificate";
import type { Account } from "./accounts";

/** A rule of EventBridge and what it invokes. */
export interface ScheduledRule {
  readonly arn: string;
  readonly schedule: string;
  readonly targetArns: readonly string[];
}

/**
 * Calls EventBridge, of which no SDK client is here, as somebody of an account.
 * @throws Error with what it said, where it refuses
 */
export async function callEvents<Output>(
  { lambda: { config } }: Pick<Account, "lambda">,
  operation: string,
  input: object,
): Promise<Output> {
  const [{ accessKeyId, sessionToken }, region] = await Promise.all([config.credentials(), config.region()]);
  const answer = await jsonRequest({ accessKeyId, sessionToken, region }, over(await urlOf(config)), {
    ...{ service: "events", target: `AWSEvents.${operation}`, input },
  });
  if (answer.status >= 300) throw new Error(answer.body.toString());
  return JSON.parse(answer.body.toString() || "{}") as Output;
}

/** The URL that a client calls. */
async function urlOf({ endpoint }: Account["lambda"]["config"]): Promise<string> {
  const { protocol, hostname, port } = (await endpoint?.()) ?? {};
  return `${protocol}//${hostname}:${port}`;
}

export async function scheduledRule(account: Account, name: string): Promise<ScheduledRule> {
  type Rule = { readonly Arn: string; readonly ScheduleExpression: string };
  type Targets = { readonly Targets: readonly { readonly Arn: string }[] };
  const rule = await callEvents<Rule>(account, "DescribeRule", { Name: name });
  const { Targets } = await callEvents<Targets>(account, "ListTargetsByRule", { Rule: name });
  return {
    ...{ arn: rule.Arn, schedule: rule.ScheduleExpression },
    targetArns: Targets.map(({ Arn }) => Arn),
  };
}

/** The ARNs of all rules of an account. */
export async function scheduledRules(account: Pick<Account, "lambda">): Promise<readonly string[]> {
  const { Rules } = await callEvents<{ readonly Rules: readonly { readonly Arn: string }[] }>(
    account,
    "ListRules",
    {},
  );
  return Rules.map(({ Arn }) => Arn);
}
