import { UpdateAccountCommand } from "@aws-sdk/client-api-gateway";
import { AttachRolePolicyCommand, CreateRoleCommand } from "@aws-sdk/client-iam";
import { serviceTrust } from "../../../../src/policies/roles/trust-policy";
import type { ExampleSystem } from "../example-system";
import type { Replacements } from "../live-file";

const RoleName = "api-gateway-logs";
const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";

/** The role that API Gateway logs with, which another stack of the account owns. */
export async function existingLogRole({ accountInFile }: ExampleSystem): Promise<Replacements> {
  const { apiGateway, iam } = accountInFile("111111111111");
  const AssumeRolePolicyDocument = JSON.stringify(serviceTrust("apigateway.amazonaws.com"));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const patchOperations = [{ op: "replace" as const, path: "/cloudwatchRoleArn", value: Role?.Arn }];
  await apiGateway.send(new UpdateAccountCommand({ patchOperations }));
  return {};
}
