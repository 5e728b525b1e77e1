import { AddPermissionCommand } from "@aws-sdk/client-lambda";
import type { FunctionOutcome } from "../../emulated-aws/function-runner";
import { makeRole } from "../../emulated-aws/strict/iam/sample-role";
import { makeFunction } from "../../emulated-aws/strict/lambda/sample-function";
import { useEmulatedAws } from "../../emulated-aws/use-emulated-aws";
import { callEvents } from "../../support/accounts/events";
import { describeWith } from "../../support/availability";
import { scheduledRuns } from "./scheduled-run";

const ACCOUNT = "111111111111";
const RULES = `arn:aws:events:eu-west-1:${ACCOUNT}:rule`;

describeWith(["moto_server"])("a scheduled run", () => {
  const used = useEmulatedAws();
  const account = () => used().account(ACCOUNT);
  const invoked: string[] = [];
  let outcome: FunctionOutcome = { result: "null" };

  beforeAll(async () => {
    used().aws.runFunctions(async (functionArn) => {
      invoked.push(functionArn);
      return outcome;
    });
    const role = await makeRole(account().iam, "warm", { trusts: "lambda.amazonaws.com" });
    for (const name of ["own", "others", "closed"]) {
      await makeFunction(account().lambda, name, role);
      await call("PutRule", { Name: name, ScheduleExpression: "rate(7 days)" });
      const Arn = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`;
      await call("PutTargets", { Rule: name, Targets: [{ Id: "one", Arn }] });
    }
    await permit("own", `${RULES}/own`);
    await permit("others", `${RULES}/another`);
  });

  const call = (operation: string, input: object) => callEvents(account(), operation, input);
  const runs = (rule: string) => scheduledRuns(account(), rule);
  const permit = (FunctionName: string, SourceArn: string) =>
    account().lambda.send(
      new AddPermissionCommand({
        ...{ FunctionName, SourceArn, StatementId: "one" },
        ...{ Action: "lambda:InvokeFunction", Principal: "events.amazonaws.com" },
      }),
    );

  test("a rule of EventBridge runs a function only where the function's policy lets that rule, and tells nobody otherwise", async () => {
    expect(await runs("own")).toEqual([{ outcome: "succeeded" }]);
    expect(await runs("others")).toEqual([{ outcome: "not let in" }]);
    expect(await runs("closed")).toEqual([{ outcome: "not let in" }]);
    expect(invoked).toEqual([`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:own`]);
  });

  test("a function that throws has failed, with what it said", async () => {
    outcome = { functionError: "Unhandled", result: '{"errorType":"Error","errorMessage":"no answer"}' };
    expect(await runs("own")).toEqual([{ outcome: "failed", error: "no answer" }]);
  });
});
