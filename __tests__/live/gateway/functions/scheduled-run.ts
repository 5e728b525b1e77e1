import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { StrictRule } from "../../emulated-aws/strict/rule";
import type { Account } from "../../support/accounts/accounts";
import { scheduledRule } from "../../support/accounts/events";
import { functionNamed } from "./function-arn";
import { mayBeInvoked, permissionsOf } from "./function-permission";

export const scheduleIsLetIn: StrictRule = {
  name: "a rule of EventBridge runs a function only where the function's policy lets that rule, and tells nobody otherwise",
  because: "moto keeps rules, targets and permissions, and runs nothing",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
  shownBy: "__tests__/live/gateway/functions/scheduled-run.test.ts",
};

/** The outcome of a scheduled run of one function. */
export type ScheduledRun =
  | { readonly outcome: "not let in" }
  | { readonly outcome: "succeeded" }
  | { readonly outcome: "failed"; readonly error: string };

/** The runs of a rule's functions when its time has come, as the emulated AWS has the rule, its targets and the functions' policies. */
export async function scheduledRuns(account: Account, ruleName: string): Promise<readonly ScheduledRun[]> {
  const { arn, targetArns } = await scheduledRule(account, ruleName);
  return Promise.all(targetArns.map((functionArn) => run(account, arn, functionArn)));
}

async function run(account: Account, ruleArn: string, functionArn: string): Promise<ScheduledRun> {
  const { name } = functionNamed(functionArn);
  const invoking = {
    ...{ service: "events.amazonaws.com", functionArn },
    ...{ sourceArn: ruleArn, sourceAccount: account.id },
  };
  if (!mayBeInvoked(await permissionsOf(account, name), invoking)) return { outcome: "not let in" };
  const event = { source: "aws.events", "detail-type": "Scheduled Event", resources: [ruleArn], detail: {} };
  const { FunctionError, Payload } = await account.lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
  );
  if (FunctionError === undefined) return { outcome: "succeeded" };
  const { errorMessage = "" } = JSON.parse(Buffer.from(Payload ?? []).toString()) as {
    readonly errorMessage?: string;
  };
  return { outcome: "failed", error: errorMessage };
}
