import { CreateVpcEndpointCommand, ModifyVpcEndpointCommand } from "@aws-sdk/client-ec2";
import type { VpcEndpoint } from "../../gateway/network/vpc-endpoints";
import { REGION } from "../../support/accounts/accounts";
import { CONSUMER, SECOND } from "./deployment";
import type { DataPath } from "./system";

/** The deployed API and the consumers' endpoints, as AWS describes them. */
export interface Places {
  readonly apiId: string;
  readonly apiHost: string;
  readonly consumer: VpcEndpoint;
  /** Without private DNS. */
  readonly second: VpcEndpoint;
  readonly consumerSts: VpcEndpoint;
}

export async function places({ gateway }: DataPath): Promise<Places> {
  const { apis, endpoints } = await gateway.look();
  const [api] = apis;
  const find = (account: string, service: string, privateDns: boolean) =>
    endpoints.find(
      (one) => one.account === account && one.service === service && one.privateDns === privateDns,
    );
  const consumer = find(CONSUMER, "execute-api", true);
  const second = find(SECOND, "execute-api", false);
  const consumerSts = find(CONSUMER, "sts", true);
  if (!api || !consumer || !second || !consumerSts) throw new Error("the system is not deployed as a whole");
  const apiHost = `${api.id}.execute-api.${REGION}.amazonaws.com`;
  return { apiId: api.id, apiHost, consumer, second, consumerSts };
}

/** An execute-api endpoint that lets everything through, next to the one that Terraform made. */
export async function openEndpoint({ account, gateway }: DataPath, vpcId: string): Promise<VpcEndpoint> {
  const { VpcEndpoint: made } = await account(CONSUMER).ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpcId,
      VpcEndpointType: "Interface",
      ServiceName: `com.amazonaws.${REGION}.execute-api`,
      PrivateDnsEnabled: false,
    }),
  );
  const { endpoints } = await gateway.look();
  const endpoint = endpoints.find(({ id }) => id === made?.VpcEndpointId);
  if (endpoint === undefined) throw new Error("the endpoint was not made");
  return endpoint;
}

/** Lets everything through an endpoint of the consumer's, until the returned function takes that back. */
export async function letEverythingThrough(
  { account, gateway }: DataPath,
  { id: VpcEndpointId, policy }: VpcEndpoint,
): Promise<() => Promise<void>> {
  const write = async (PolicyDocument: string) => {
    await account(CONSUMER).ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, PolicyDocument }));
    await gateway.look();
  };
  await write(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Sid: "Everything", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
    }),
  );
  return () => write(JSON.stringify(policy));
}
