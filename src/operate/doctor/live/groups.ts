import type { Place } from "../../../model/aws/arn";
import type { Aws } from "../../aws/aws";
import type { Evidence } from "../cause";
import { type GroupRule, liveRules } from "../facts/group-rules";
import { onAll } from "../facts/needed";

/** Security groups with their rules. */
export interface LiveGroups {
  /** The ids by name; without those that there are not. */
  readonly ids: Readonly<Record<string, string>>;
  readonly rules: readonly GroupRule[];
}

/** The permissions that groups are read with. */
export function onGroups(place: Place) {
  return onAll(place, "ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules");
}

export async function groupsNamed(aws: Aws, names: readonly string[]): Promise<LiveGroups> {
  const ec2 = aws.client("ec2");
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({
    Filters: [{ Name: "group-name", Values: [...names] }],
  });
  const ids = Object.fromEntries(
    SecurityGroups.map(({ GroupName = "", GroupId = "" }) => [GroupName, GroupId] as const),
  );
  return { ids, rules: await liveRules(ec2, Object.values(ids)) };
}

/** A connection that groups have to let through, by the groups' names. */
export interface GroupWay {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/**
 * What the groups do not let through: each way needs a rule out of the one group, and a rule into the other. A rule about addresses is
 * taken to let it through: it was not made here, and addresses are not compared.
 */
export function closedWays({ ids, rules }: LiveGroups, ways: readonly GroupWay[]): readonly Evidence[] {
  return ways.flatMap(({ from, to, port }) => {
    const [source, target] = [ids[from], ids[to]];
    if (source === undefined || target === undefined) {
      const missing = source === undefined ? from : to;
      return [{ live: `no security group ${missing}`, intended: `TCP ${port} from ${from} to ${to}` }];
    }
    return [
      ...closed(rules, true, source, target, port, `out of ${from}`),
      ...closed(rules, false, target, source, port, `into ${to}`),
    ];
  });
}

function closed(
  rules: readonly GroupRule[],
  isEgress: boolean,
  group: string,
  other: string,
  port: number,
  way: string,
): readonly Evidence[] {
  const isOpen = rules.some(
    (rule) =>
      rule.isEgress === isEgress &&
      rule.groupId === group &&
      rule.fromPort <= port &&
      rule.toPort >= port &&
      (rule.otherGroupId === undefined || rule.otherGroupId === other),
  );
  if (isOpen) return [];
  return [{ live: `no rule ${way} (${group}) for TCP ${port}`, intended: `TCP ${port} ${way}` }];
}
