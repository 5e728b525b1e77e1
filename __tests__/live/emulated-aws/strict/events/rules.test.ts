import { callEvents, scheduledRule } from "../../../support/accounts/events";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";

const ACCOUNT = "111111111111";
const FUNCTION = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:warm`;

describeWith(["moto_server"])("a rule of EventBridge", () => {
  const used = useEmulatedAws();
  const call = (operation: string, input: object) => callEvents(used().account(ACCOUNT), operation, input);
  const put = (Name: string, ScheduleExpression = "rate(7 days)") =>
    call("PutRule", { Name, ScheduleExpression });

  test("a rule of EventBridge has a name of at most 64 letters, digits, dots, dashes and underscores", async () => {
    await put("x".repeat(64));
    await expect(put("x".repeat(65))).rejects.toThrow("length less than or equal to 64");
    for (const name of ["a b", "a/b", ""]) await expect(put(name)).rejects.toThrow("regular expression");
    await put("a.b-c_D1");
  });

  test("a rate is a whole number above 0, with a unit in the singular for 1 and in the plural for more", async () => {
    for (const fine of ["rate(1 day)", "rate(7 days)", "rate(5 minutes)", "cron(0 8 1 * ? *)"])
      await put("fine", fine);
    for (const wrong of ["rate(1 days)", "rate(7 day)", "rate(0 days)", "rate(1.5 days)", "rate(7 days) "])
      await expect(put("wrong", wrong)).rejects.toThrow("ScheduleExpression is not valid");
    await expect(put("wrong", "rate(1 week)")).rejects.toThrow("ScheduleExpression is not valid");
  });

  test("the emulated AWS keeps a rule with its target", async () => {
    await put("weekly");
    await call("PutTargets", { Rule: "weekly", Targets: [{ Id: "one", Arn: FUNCTION }] });
    expect(await scheduledRule(used().account(ACCOUNT), "weekly")).toEqual({
      arn: `arn:aws:events:eu-west-1:${ACCOUNT}:rule/weekly`,
      schedule: "rate(7 days)",
      targetArns: [FUNCTION],
    });
  });
});
