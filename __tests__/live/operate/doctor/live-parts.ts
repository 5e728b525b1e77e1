import { GetRestApiCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { CONSUMER, nameOf, PROVIDER } from "./deployment";
import type { Patient } from "./system";

/** A policy document that a fault edits as text. */
export interface LivePolicy {
  readonly Statement: readonly { readonly Sid?: string; readonly Effect: string }[];
}

export async function apiId({ account }: Patient): Promise<string> {
  const { items = [] } = await account(PROVIDER).apiGateway.send(new GetRestApisCommand({}));
  return items.find(({ name }) => name === nameOf.api)?.id ?? "";
}

/** The resource policy as it was last saved, as JSON. */
export async function savedPolicy(patient: Patient): Promise<string> {
  const restApiId = await apiId(patient);
  const { policy } = await patient.account(PROVIDER).apiGateway.send(new GetRestApiCommand({ restApiId }));
  return JSON.parse(`"${policy}"`) as string;
}

/** An endpoint of the consumer's that was not deleted. */
export async function endpointNamed({ account }: Patient, name: string) {
  const { VpcEndpoints = [] } = await account(CONSUMER).ec2.send(new DescribeVpcEndpointsCommand({}));
  const found = VpcEndpoints.find(
    ({ Tags = [], State }) =>
      State?.toLowerCase() === "available" && Tags.some((tag) => tag.Key === "Name" && tag.Value === name),
  );
  if (found?.VpcEndpointId === undefined) throw new Error(`there is no endpoint ${name}`);
  return { id: found.VpcEndpointId, vpcId: found.VpcId ?? "", policy: found.PolicyDocument ?? "" };
}
