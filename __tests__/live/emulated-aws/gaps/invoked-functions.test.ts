import { InvokeCommand } from "@aws-sdk/client-lambda";
import { describeWith } from "../../support/availability";
import { makeRole } from "../strict/iam/sample-role";
import { makeFunction } from "../strict/lambda/sample-function";
import { useEmulatedAws } from "../use-emulated-aws";

describeWith(["moto_server"])("the invocation of a function", () => {
  const used = useEmulatedAws();
  const lambda = () => used().account("222222222222").lambda;
  beforeAll(async () => {
    const role = await makeRole(used().account("222222222222").iam, "run", {
      trusts: "lambda.amazonaws.com",
    });
    await makeFunction(lambda(), "run", role);
  });

  const invoke = async (FunctionName = "run") => {
    const Payload = Buffer.from('{"n":1}');
    const answer = await lambda().send(new InvokeCommand({ FunctionName, Qualifier: "$LATEST", Payload }));
    return [answer.StatusCode, answer.FunctionError, Buffer.from(answer.Payload ?? []).toString()];
  };

  test("runs it, with its ARN and the event, as long as there is somebody who runs it", async () => {
    const ran: (readonly string[])[] = [];
    const takeAway = used().aws.runFunctions(async (...run) => {
      ran.push(run);
      return { result: '"done"' };
    });
    expect(await invoke()).toEqual([200, undefined, '"done"']);
    expect(ran).toEqual([["arn:aws:lambda:eu-west-1:222222222222:function:run", '{"n":1}']]);
    takeAway();
    await expect(invoke()).rejects.toThrow("Nobody runs functions: call EmulatedAws.runFunctions");
  });

  test("shows a function's error beside its answer", async () => {
    const result = '{"errorMessage":"no"}';
    const takeAway = used().aws.runFunctions(async () => ({ functionError: "Unhandled", result }));
    expect(await invoke()).toEqual([200, "Unhandled", result]);
    takeAway();
  });

  test("is refused where there is no such function", async () => {
    await expect(invoke("nobody")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});
