import {
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateVpcEndpointCommand,
} from "@aws-sdk/client-ec2";
import type { Account } from "../../support/accounts/accounts";
import { makeNetwork } from "../../support/accounts/adopted-network";
import type { ExampleSystem } from "../example-system";
import type { Replacements } from "../live-file";

/** Existing networks, with endpoints that let everything through. */
export async function existingNetworks({ accountInFile }: ExampleSystem): Promise<Replacements> {
  const provider = accountInFile("111111111111");
  const consumer = accountInFile("222222222222");
  const [backend, clients] = await Promise.all([makeNetwork(provider), makeNetwork(consumer)]);
  const { RouteTable } = await provider.ec2.send(new CreateRouteTableCommand({ VpcId: backend.vpcId }));
  const executeApi = await endpoint(consumer, clients.vpcId, "execute-api");
  const sts = await endpoint(consumer, clients.vpcId, "sts");
  return {
    "vpc-0aaaaaaaaaaaaaaa1": backend.vpcId,
    "subnet-0aaaaaaaaaaaaaaa1": backend.clientSubnetIds[0] ?? "",
    "subnet-0aaaaaaaaaaaaaaa2": backend.endpointSubnetIds[0] ?? "",
    "rtb-0aaaaaaaaaaaaaaa1": RouteTable?.RouteTableId ?? "",
    "vpc-0bbbbbbbbbbbbbbb1": clients.vpcId,
    "subnet-0bbbbbbbbbbbbbbb1": clients.clientSubnetIds[0] ?? "",
    "subnet-0bbbbbbbbbbbbbbb2": clients.endpointSubnetIds[0] ?? "",
    "vpce-0bbbbbbbbbbbbbbb1": executeApi.id,
    "sg-0bbbbbbbbbbbbbbb1": executeApi.groupId,
    "sg-0bbbbbbbbbbbbbbb2": sts.groupId,
  };
}

async function endpoint({ ec2, region }: Account, VpcId: string, service: string) {
  const group = { VpcId, GroupName: service, Description: service };
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(group));
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.${region}.${service}`,
      PrivateDnsEnabled: true,
      SecurityGroupIds: [GroupId],
    }),
  );
  return { id: VpcEndpoint?.VpcEndpointId ?? "", groupId: GroupId };
}
