import { onAll } from "../../facts/needed";
import { byGateway, type GatewayReading } from "./gateway-reading";

/** A web ACL. */
export interface LiveWebAcl {
  readonly name: string;
  /** `allow`, `block` */
  readonly defaultAction: string;
  /** The names of its rules, each with those of its group that only count. */
  readonly rules: readonly string[];
}

export const webAclReading: GatewayReading<LiveWebAcl | undefined> = {
  what: "the firewall of the gateway's balancer",
  key: byGateway,
  needs: ({ consumer }) => onAll(consumer, "wafv2:GetWebACLForResource"),
  from: ["balancer"],
  read: async ({ consumer }, { aws, fact }) => {
    const ResourceArn = (await fact("balancer"))?.arn;
    if (ResourceArn === undefined) return undefined;
    const { WebACL } = await aws(consumer).client("waf").getWebACLForResource({ ResourceArn });
    return (
      WebACL && {
        name: WebACL.Name ?? "",
        defaultAction: WebACL.DefaultAction?.Block ? "block" : "allow",
        rules: (WebACL.Rules ?? []).map(({ Name = "" }) => Name),
      }
    );
  },
};
