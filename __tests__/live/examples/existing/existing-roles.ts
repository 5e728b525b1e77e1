import { ModifyVpcAttributeCommand } from "@aws-sdk/client-ec2";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { Account } from "../../support/accounts/accounts";
import { makeNetwork } from "../../support/accounts/adopted-network";
import type { ExampleSystem } from "../example-system";
import type { Replacements } from "../live-file";

/** A VPC and the roles of what runs in it, whose own policies allow what a synthesis says that they have to. */
export async function existingRoles({ accountInFile }: ExampleSystem): Promise<Replacements> {
  const provider = accountInFile("111111111111");
  const shop = accountInFile("222222222222");
  // The API does not exist yet: any of the account's stands for it.
  const api = `arn:aws:execute-api:${provider.region}:${provider.id}:*/prod`;
  const routes = [`${api}/GET/`, `${api}/GET/orders/*`, `${api}/DELETE/orders/*`];
  await makeRole(shop, { Path: "/ecs/", RoleName: "checkout-task" }, "ecs-tasks.amazonaws.com", routes);
  await makeRole(accountInFile("444444444444"), { RoleName: "warehouse" }, "ec2.amazonaws.com", routes);
  const { vpcId, clientSubnetIds, endpointSubnetIds } = await makeNetwork(shop);
  // The endpoint's private DNS asks for it.
  const names = { VpcId: vpcId, EnableDnsHostnames: { Value: true } };
  await shop.ec2.send(new ModifyVpcAttributeCommand(names));
  return {
    "vpc-0bbbbbbbbbbbbbbb1": vpcId,
    "subnet-0bbbbbbbbbbbbbbb1": clientSubnetIds[0] ?? "",
    "subnet-0bbbbbbbbbbbbbbb2": endpointSubnetIds[0] ?? "",
  };
}

async function makeRole(
  { iam }: Account,
  role: { readonly Path?: string; readonly RoleName: string },
  service: string,
  Resource: readonly string[],
): Promise<void> {
  const trust = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  const call = { Sid: "Call", Effect: "Allow", Action: "execute-api:Invoke", Resource };
  await iam.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: document(trust) }));
  const policy = { PolicyName: "call", PolicyDocument: document(call) };
  await iam.send(new PutRolePolicyCommand({ RoleName: role.RoleName, ...policy }));
}

function document(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
