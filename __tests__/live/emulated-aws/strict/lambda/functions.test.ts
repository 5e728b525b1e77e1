import {
  AddPermissionCommand,
  GetPolicyCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { makeNetwork } from "../ec2/sample-network";
import { allow, makeRole } from "../iam/sample-role";
import { makeFunction } from "./sample-function";

const API = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5";

describeWith(["moto_server"])("a function", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");

  const addPermission = (FunctionName: string, StatementId: string, SourceArn: string) =>
    account().lambda.send(
      new AddPermissionCommand({
        FunctionName,
        StatementId,
        SourceArn,
        Action: "lambda:InvokeFunction",
        Principal: "apigateway.amazonaws.com",
      }),
    );

  const makeTrusted = async (name: string, actions?: readonly string[]) => {
    const role = await makeRole(account().iam, name, { trusts: "lambda.amazonaws.com", actions });
    await makeFunction(account().lambda, name, role);
    return role;
  };

  test("a function's policy has at most 20,480 bytes", async () => {
    await makeTrusted("many-routes");
    let added = 0;
    const add = async () => {
      for (; added < 200; added++)
        await addPermission("many-routes", `route${added}`, `${API}/prod/GET/${"x".repeat(1_000)}${added}`);
    };
    await expect(add()).rejects.toThrow(
      /^The final policy size \(2\d{4}\) is bigger than the limit \(20480\)\.$/,
    );
    const { Policy = "" } = await account().lambda.send(
      new GetPolicyCommand({ FunctionName: "many-routes" }),
    );
    expect(JSON.parse(Policy).Statement).toHaveLength(added);
    expect(Policy.length).toBeLessThanOrEqual(20_480);
  });

  test("no two statements of a function's policy have the same id", async () => {
    await makeTrusted("two-apis");
    await addPermission("two-apis", "api", `${API}/prod/*`);
    await expect(addPermission("two-apis", "api", `${API}/test/*`)).rejects.toMatchObject({
      name: "ResourceConflictException",
      message: expect.stringContaining("The statement id (api) provided already exists."),
    });
    await addPermission("two-apis", "other", `${API}/test/*`);
  });

  test("a permission is added to a function that exists only", async () => {
    await expect(addPermission("nobody", "api", `${API}/prod/*`)).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  test("Lambda takes only a role that trusts it, and in a VPC one that may make network interfaces", async () => {
    const { ec2, iam, lambda } = account();
    const cannot = "The role defined for the function cannot be assumed by Lambda.";
    const others = await makeRole(iam, "others", { trusts: "ec2.amazonaws.com" });
    await expect(makeFunction(lambda, "mistrusted", others)).rejects.toThrow(cannot);

    const { subnetIds, groupIds } = await makeNetwork(ec2);
    const place = { SubnetIds: [...subnetIds], SecurityGroupIds: [groupIds[0]] };
    const role = await makeTrusted("outside");
    const refusal =
      "The provided execution role does not have permissions to call CreateNetworkInterface on EC2";
    await expect(makeFunction(lambda, "inside", role, place)).rejects.toThrow(refusal);
    const moving = new UpdateFunctionConfigurationCommand({ FunctionName: "outside", VpcConfig: place });
    await expect(lambda.send(moving)).rejects.toThrow(refusal);

    await allow(iam, "outside", ["ec2:CreateNetworkInterface"]);
    await makeFunction(lambda, "inside", role, place);
    await lambda.send(moving);
  });
});
