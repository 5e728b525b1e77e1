import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { Endpoint } from "../../../../src/access/evaluation/call";
import type { PolicyDocument } from "../../../../src/policies/document";
import type { LiveSystem } from "./live-system";

/** The endpoint for execute-api in an account, with the policy that AWS has for it. */
export async function liveEndpoint({ account }: LiveSystem, owner: string): Promise<Endpoint> {
  const { VpcEndpoints = [] } = await account(owner).ec2.send(new DescribeVpcEndpointsCommand({}));
  // A deleted one is still described for a while.
  const [endpoint, ...others] = VpcEndpoints.filter(
    ({ ServiceName, State }) => ServiceName?.endsWith(".execute-api") && State?.toLowerCase() === "available",
  );
  if (!endpoint?.VpcEndpointId || others.length > 0) throw new Error(`not one endpoint in account ${owner}`);
  return {
    id: endpoint.VpcEndpointId,
    owner,
    policy: JSON.parse(endpoint.PolicyDocument ?? "") as PolicyDocument,
  };
}
