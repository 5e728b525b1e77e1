import type { ClientOf } from "../../aws/clients";
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
  from: ["endpoint", "serviceEndpoint", "clientFunction"],
  read: async ({ consumer }, { aws, fact }) => {
    const groupIds = [
      ...((await fact("clientFunction"))?.groupIds ?? []),
      ...((await fact("endpoint"))?.groupIds ?? []),
      ...((await fact("serviceEndpoint"))?.groupIds ?? []),
    ];
    return liveRules(aws(consumer).client("ec2"), [...new Set(groupIds)]);
  },
};

/** The rules of groups about TCP. */
export async function liveRules(
  ec2: ClientOf<"ec2">,
  groupIds: readonly string[],
): Promise<readonly GroupRule[]> {
  if (groupIds.length === 0) return [];
  const Filters = [{ Name: "group-id", Values: [...groupIds] }];
  const { SecurityGroupRules = [] } = await ec2.describeSecurityGroupRules({ Filters });
  return SecurityGroupRules.filter(({ IpProtocol }) => IpProtocol === "tcp" || IpProtocol === "-1").map(
    (rule) => ({
      groupId: rule.GroupId ?? "",
      isEgress: rule.IsEgress ?? false,
      fromPort: rule.IpProtocol === "-1" ? 0 : (rule.FromPort ?? 0),
      toPort: rule.IpProtocol === "-1" ? 65_535 : (rule.ToPort ?? 0),
      otherGroupId: rule.ReferencedGroupInfo?.GroupId,
    }),
  );
}
