import { byClient, onAll } from "./needed";
import type { Reading } from "./reading";

/** A rule of a security group, as far as it lets TCP pass. */
export interface GroupRule {
  readonly groupId: string;
  readonly isEgress: boolean;
  readonly fromPort: number;
  readonly toPort: number;
  /** The group that it is about; absent where it names addresses. */
  readonly otherGroupId?: string;
}

export const groupRulesReading: Reading<readonly GroupRule[]> = {
  what: "the rules of the security groups",
  key: byClient,
  needs: ({ consumer }) => (consumer.vpc ? onAll(consumer, "ec2:DescribeSecurityGroupRules") : []),
  from: ["endpoint", "clientFunction"],
  read: async ({ consumer }, { aws, fact }) => {
    const groupIds = [
      ...((await fact("clientFunction"))?.groupIds ?? []),
      ...((await fact("endpoint"))?.groupIds ?? []),
    ];
    if (groupIds.length === 0) return [];
    const { SecurityGroupRules = [] } = await aws(consumer)
      .client("ec2")
      .describeSecurityGroupRules({ Filters: [{ Name: "group-id", Values: [...new Set(groupIds)] }] });
    return SecurityGroupRules.filter(({ IpProtocol }) => IpProtocol === "tcp" || IpProtocol === "-1").map(
      (rule) => ({
        groupId: rule.GroupId ?? "",
        isEgress: rule.IsEgress ?? false,
        fromPort: rule.IpProtocol === "-1" ? 0 : (rule.FromPort ?? 0),
        toPort: rule.IpProtocol === "-1" ? 65_535 : (rule.ToPort ?? 0),
        otherGroupId: rule.ReferencedGroupInfo?.GroupId,
      }),
    );
  },
};
