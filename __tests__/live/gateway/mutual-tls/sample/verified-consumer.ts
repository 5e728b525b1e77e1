import { CreateVpcEndpointCommand, DescribeNetworkInterfacesCommand } from "@aws-sdk/client-ec2";
import { makeNetwork } from "../../../emulated-aws/strict/ec2/sample-network";
import { type Account, REGION } from "../../../support/accounts/accounts";
import { signedFetch } from "../../../support/accounts/signed-fetch";
import type { CallerPlace } from "../../private-names/caller-place";
import { letConnect, makeClosedGroup } from "../../sample/security-groups";
import { DOMAIN } from "./verified-api";

/** A consumer's VPC with an endpoint for a service, and the domain's name for its addresses. */
export interface VerifiedConsumer {
  readonly endpointId: string;
  readonly endpointGroupId: string;
  /** The place of a client that may reach the endpoint. */
  readonly client: CallerPlace;
}

export async function makeConsumer(account: Account, serviceName: string): Promise<VerifiedConsumer> {
  const { ec2, id } = account;
  const { vpcId, subnetIds } = await makeNetwork(ec2);
  const clientGroupId = await makeClosedGroup(ec2, vpcId, "clients");
  const endpointGroupId = await makeClosedGroup(ec2, vpcId, "endpoint");
  await letConnect(ec2, clientGroupId, endpointGroupId, 443);
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpcId,
      VpcEndpointType: "Interface",
      ServiceName: serviceName,
      SubnetIds: [...subnetIds],
      SecurityGroupIds: [endpointGroupId],
    }),
  );
  const { NetworkInterfaceIds, VpcEndpointId: endpointId = "" } = VpcEndpoint ?? {};
  const { NetworkInterfaces = [] } = await ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds }),
  );
  await makeZone(
    account,
    vpcId,
    NetworkInterfaces.map(({ PrivateIpAddress = "" }) => PrivateIpAddress),
  );
  return {
    endpointId,
    endpointGroupId,
    client: { account: id, vpcId, subnetIds, groupIds: [clientGroupId] },
  };
}

const XMLNS = "https://route53.amazonaws.com/doc/2013-04-01/";

async function makeZone(account: Account, vpcId: string, addresses: readonly string[]): Promise<void> {
  const ask = async (path: string, element: string, content: string) => {
    const body = `<${element} xmlns="${XMLNS}">${content}</${element}>`;
    const call = { service: "route53", method: "POST", path: `/2013-04-01/${path}`, body } as const;
    const answer = await signedFetch(account, { ...call, headers: { "content-type": "text/xml" } });
    if (!answer.ok) throw new Error(`Route 53 answers ${answer.status}: ${await answer.text()}`);
    return answer.text();
  };
  const vpc = `<VPC><VPCRegion>${REGION}</VPCRegion><VPCId>${vpcId}</VPCId></VPC>`;
  const config = "<HostedZoneConfig><PrivateZone>true</PrivateZone></HostedZoneConfig>";
  const reference = `<CallerReference>${vpcId}</CallerReference>`;
  const made = await ask(
    "hostedzone",
    "CreateHostedZoneRequest",
    `<Name>${DOMAIN}</Name>${vpc}${reference}${config}`,
  );
  const [, zoneId] = /<Id>\/hostedzone\/([^<]+)</.exec(made) ?? [];
  const values = addresses.map((one) => `<ResourceRecord><Value>${one}</Value></ResourceRecord>`).join("");
  const set = `<Name>${DOMAIN}</Name><Type>A</Type><TTL>60</TTL><ResourceRecords>${values}</ResourceRecords>`;
  const change = `<Change><Action>CREATE</Action><ResourceRecordSet>${set}</ResourceRecordSet></Change>`;
  const batch = `<ChangeBatch><Changes>${change}</Changes></ChangeBatch>`;
  await ask(`hostedzone/${zoneId}/rrset`, "ChangeResourceRecordSetsRequest", batch);
}
