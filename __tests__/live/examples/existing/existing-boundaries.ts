import { CreatePolicyCommand } from "@aws-sdk/client-iam";
import type { ExampleSystem } from "../example-system";
import type { Replacements } from "../live-file";

/** The actions that a boundary of functions and access roles has to allow. */
const ACTIONS = ["execute-api:Invoke", "sts:AssumeRole", "logs:*", "xray:*", "ec2:*", "dynamodb:PutItem"];

/** The policies that limit the roles of an organization. */
export async function existingBoundaries({ accountInFile }: ExampleSystem): Promise<Replacements> {
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "Limits", Effect: "Allow", Action: ACTIONS, Resource: "*" }],
  });
  const boundary = { PolicyName: "boundary", PolicyDocument };
  await accountInFile("111111111111").iam.send(new CreatePolicyCommand(boundary));
  await accountInFile("222222222222").iam.send(new CreatePolicyCommand({ ...boundary, Path: "/limits/" }));
  return {};
}
