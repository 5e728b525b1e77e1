import { FunctionRunners } from "../../emulated-aws/function-runner";
import { runFunctionsOf } from "./account-runners";

const arn = (account: string) => `arn:aws:lambda:eu-west-1:${account}:function:orders`;

test("a function is run by whoever runs those of its account", async () => {
  const runners = new FunctionRunners();
  const aws = { runFunctions: runners.add.bind(runners) };
  const one = runFunctionsOf(aws, ["111111111111", "222222222222"], async (_, payload) => ({
    result: `one: ${payload}`,
  }));
  runFunctionsOf(aws, ["333333333333"], async () => ({ result: "another" }));
  const run = async (account: string) => runners.current?.(arn(account), "{}");

  expect(await run("222222222222")).toEqual({ result: "one: {}" });
  expect(await run("333333333333")).toEqual({ result: "another" });
  one();
  await expect(run("222222222222")).rejects.toThrow("nobody runs the functions of the account");
  expect(await run("333333333333")).toEqual({ result: "another" });
});
