import {
  CreateNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { Pool } from "../../../../examples/pool";
import { queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { matchedCall } from "../../api-gateway/management-call";
import { freeAddress } from "../../ec2/endpoint-addresses/subnet-addresses";
import { managedInterfaces } from "../../ec2/managed-interfaces";
import type { ManagementRule } from "../../rule";

/** The beginning of the description of a link's network interface. */
const DESCRIPTION = "API Gateway VPC link";

/** A VPC link, as API Gateway answers that it was made. */
interface MadeLink {
  readonly vpcLinkId: string;
  readonly subnetIds: readonly string[];
  /** Null = it was made without. */
  readonly securityGroupIds: readonly string[] | null;
}

export function linkInterfaces(): ManagementRule {
  const turns = new Pool(["turn"]);
  return {
    name: "a VPC link of HTTP APIs has an interface in each of its subnets, with an address and its groups",
    because:
      "moto makes none, so that subnets and groups could be deleted under it, and nobody could tell from where API Gateway comes",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html",
    shownBy: "__tests__/live/emulated-aws/strict/http-api/links/links.test.ts",
    intercept: async (passing, forward) => {
      const ec2 = () => serviceClients(requesterOf(passing), forward).ec2();
      const isMade = matchedCall(passing, "POST", /^\/v2\/vpclinks\/?$/) !== undefined;
      const [deleted] = matchedCall(passing, "DELETE", /^\/v2\/vpclinks\/([^/]+)$/) ?? [];
      const answer = await forward(passing);
      if (answer.status >= 300) return answer;
      if (isMade) {
        const link = JSON.parse(answer.body.toString()) as MadeLink;
        await turns.lend(() => makeInterfaces(ec2(), link));
      }
      if (deleted !== undefined) await removeInterfaces(ec2(), deleted);
      if (queryCall(passing, "ec2")?.action !== "DescribeNetworkInterfaces") return answer;
      const body = managedInterfaces(answer.body.toString(), DESCRIPTION, "api_gateway_managed");
      return { ...answer, body: Buffer.from(body) };
    },
  };
}

async function makeInterfaces(
  ec2: EC2Client,
  { vpcLinkId, subnetIds, securityGroupIds }: MadeLink,
): Promise<void> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const SubnetId of subnetIds) {
    const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
    const neighbours = NetworkInterfaces.filter((one) => one.SubnetId === SubnetId);
    const taken = neighbours.flatMap(({ PrivateIpAddress }) => PrivateIpAddress ?? []);
    const cidr = Subnets.find((one) => one.SubnetId === SubnetId)?.CidrBlock ?? "";
    await ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId,
        Groups: securityGroupIds?.length ? [...securityGroupIds] : undefined,
        Description: `${DESCRIPTION} ${vpcLinkId}`,
        PrivateIpAddress: freeAddress(cidr, taken),
      }),
    );
  }
}

async function removeInterfaces(ec2: EC2Client, linkId: string): Promise<void> {
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  for (const { NetworkInterfaceId, Description } of NetworkInterfaces)
    if (Description === `${DESCRIPTION} ${linkId}`)
      await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
}
