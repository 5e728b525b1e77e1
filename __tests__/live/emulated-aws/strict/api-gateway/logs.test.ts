import { CreateStageCommand, UpdateAccountCommand, UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { AttachRolePolicyCommand } from "@aws-sdk/client-iam";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeRole } from "../iam/sample-role";
import { OPEN_POLICY, SampleApi } from "./sample-api";

const GROUP = "arn:aws:logs:eu-west-1:111111111111:log-group:access";
const PUSH = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

describeWith(["moto_server"])("the logs of a stage", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  let restApiId: string;
  beforeAll(async () => {
    const api = await SampleApi.make(account().apiGateway, "PRIVATE", OPEN_POLICY);
    ({ restApiId } = api);
    await api.addRoute("orders");
    const deploymentId = await api.deploy();
    await account().apiGateway.send(new CreateStageCommand({ restApiId, stageName: "prod", deploymentId }));
  });

  const setStage = (path: string, value: string) =>
    account().apiGateway.send(
      new UpdateStageCommand({
        restApiId,
        stageName: "prod",
        patchOperations: [{ op: "replace", path, value }],
      }),
    );
  const setRole = (value: string) =>
    account().apiGateway.send(
      new UpdateAccountCommand({ patchOperations: [{ op: "replace", path: "/cloudwatchRoleArn", value }] }),
    );

  test("a stage logs only where the account has a role for it", async () => {
    const refusal = "CloudWatch Logs role ARN must be set in account settings to enable logging";
    await expect(setStage("/accessLogSettings/destinationArn", GROUP)).rejects.toThrow(refusal);
    await expect(setStage("/*/*/logging/loglevel", "ERROR")).rejects.toThrow(refusal);
    await setStage("/*/*/logging/loglevel", "OFF");
    await setStage("/*/*/metrics/enabled", "true");

    await setRole(
      await makeRole(account().iam, "log", { trusts: "apigateway.amazonaws.com", actions: ["logs:*"] }),
    );
    await setStage("/accessLogSettings/destinationArn", GROUP);
    await setStage("/*/*/logging/loglevel", "ERROR");
  });

  test("API Gateway takes only a log role that trusts it and may write", async () => {
    const { iam } = account();
    const refusal = "The role ARN does not have required permissions configured.";
    await expect(setRole("arn:aws:iam::111111111111:role/nobody")).rejects.toThrow(refusal);
    const others = await makeRole(iam, "others", { trusts: "ec2.amazonaws.com", actions: ["logs:*"] });
    await expect(setRole(others)).rejects.toThrow(refusal);
    const powerless = await makeRole(iam, "powerless", { trusts: "apigateway.amazonaws.com" });
    await expect(setRole(powerless)).rejects.toThrow(refusal);

    await iam.send(new AttachRolePolicyCommand({ RoleName: "powerless", PolicyArn: PUSH }));
    await setRole(powerless);
  });
});
