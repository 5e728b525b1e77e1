import {
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { restRefusal } from "../../requests/service-refusal";
import { roleAllows, trusts } from "../iam/role-permissions";
import type { ManagementRule } from "../rule";
import { savedFunction } from "./function-call";

export const ROLE_NOT_ASSUMED = "The role defined for the function cannot be assumed by Lambda.";

export const executionRoles: ManagementRule = {
  name: "Lambda takes only a role that trusts it, and in a VPC one that may make network interfaces",
  because:
    "moto only asks whether the role exists, so that a function that does not wait for its role's policy would pass",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  shownBy: "__tests__/live/emulated-aws/strict/lambda/functions.test.ts",
  intercept: async (passing, forward) => {
    const { FunctionName, VpcConfig, ...given } = savedFunction(passing) ?? {};
    if (FunctionName === undefined) return forward(passing);
    const { iam: iamClient, lambda } = serviceClients(requesterOf(passing), forward);
    const iam = iamClient();
    const Role = given.Role ?? (await roleOf(lambda(), FunctionName));
    if (Role === undefined) return forward(passing);
    if (given.Role !== undefined && !(await trusts(iam, Role, "lambda.amazonaws.com")))
      return refused(ROLE_NOT_ASSUMED);
    if (!VpcConfig?.SubnetIds?.length || (await roleAllows(iam, Role, "ec2:CreateNetworkInterface")))
      return forward(passing);
    return refused(
      "The provided execution role does not have permissions to call CreateNetworkInterface on EC2",
    );
  },
};

/** The role that a function has; undefined where there is no such function, which Lambda says itself. */
async function roleOf(lambda: LambdaClient, FunctionName: string): Promise<string | undefined> {
  try {
    return (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).Role;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function refused(message: string) {
  return restRefusal(400, "InvalidParameterValueException", message);
}
