import { onApis } from "../../facts/needed";
import { byGateway, type GatewayReading } from "./gateway-reading";

/** A VPC link of HTTP APIs. */
export interface LiveVpcLink {
  readonly id: string;
  readonly name: string;
  /** `AVAILABLE`, `PENDING`, `INACTIVE`, `FAILED`, `DELETING` */
  readonly status: string;
  /** AWS's words about the status, if there are any. */
  readonly message?: string;
}

/** @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks-vpclinkid.html */
export const vpcLinksReading: GatewayReading<readonly LiveVpcLink[]> = {
  what: "the VPC links",
  key: byGateway,
  needs: ({ consumer }) => [onApis(consumer, "/vpclinks")],
  read: async ({ consumer }, { aws }) => {
    // An account has at most ten in a region.
    const { Items = [] } = await aws(consumer).client("httpApis").getVpcLinks({ MaxResults: "100" });
    return Items.map(({ VpcLinkId = "", Name = "", VpcLinkStatus = "", VpcLinkStatusMessage }) => ({
      id: VpcLinkId,
      name: Name,
      status: VpcLinkStatus,
      message: VpcLinkStatusMessage || undefined,
    }));
  },
};
