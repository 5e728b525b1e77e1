import { GetVpcLinksCommand } from "@aws-sdk/client-api-gateway";
import type { Account } from "../../support/accounts/accounts";

/** The balancer that a VPC link leads to, by its ARN; undefined where the account has no such link that is available. */
export async function balancerOf({ apiGateway }: Account, vpcLinkId: string): Promise<string | undefined> {
  const { items = [] } = await apiGateway.send(new GetVpcLinksCommand({ limit: 500 }));
  const link = items.find(({ id, status }) => id === vpcLinkId && status === "AVAILABLE");
  return link?.targetArns?.[0];
}
