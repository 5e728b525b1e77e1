import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Facts } from "../way/facts";
import type { Place } from "../way/world";
import { interfacesOf } from "./balancer-interfaces";

/** A target group, as Elastic Load Balancing describes it. */
export interface TargetGroup {
  readonly arn: string;
  readonly account: string;
  readonly protocol: string;
  readonly health: HealthCheck;
  readonly attributes: Readonly<Record<string, string>>;
  /** Those that get new connections, whatever their health. */
  readonly targets: readonly Target[];
}

/** A registered target. */
export interface Target extends Place {
  /** Absent = no subnet of its VPC has its address. */
  readonly zoneId?: string;
}

/** The check by which a balancer finds out whether a target is healthy. */
export interface HealthCheck {
  /** `HTTP`, `HTTPS`, `TCP` */
  readonly protocol: string;
  readonly path: string;
  /** `200`, `200-399`, `200,202` */
  readonly codes: string;
  readonly timeoutMs: number;
  /** Undefined = that of the target. */
  readonly port?: number;
}

/** A target group with the targets that are registered: one that was deregistered only finishes what it has. */
export function targetGroup(facts: Facts, account: string, arn: string): Promise<TargetGroup> {
  return facts.once(`target group ${arn}`, async () => {
    const { elb } = facts.account(account);
    const [{ TargetGroups: [group] = [] }, { Attributes = [] }, { TargetHealthDescriptions = [] }] =
      await Promise.all([
        elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })),
        elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn })),
        elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: arn })),
      ]);
    if (group === undefined) throw new Error(`there is no target group ${arn}`);
    const type = group.TargetType ?? "";
    const registered = TargetHealthDescriptions.filter(
      ({ TargetHealth }) => TargetHealth?.State !== "draining" && TargetHealth?.State !== "unused",
    );
    const places = registered.map(({ Target: one }) =>
      placed(facts, account, { id: one?.Id ?? "", port: one?.Port ?? group.Port ?? 0, type }),
    );
    return {
      arn,
      account,
      protocol: group.Protocol ?? "",
      health: {
        protocol: group.HealthCheckProtocol ?? "",
        path: group.HealthCheckPath ?? "/",
        codes: group.Matcher?.HttpCode ?? (group.Protocol === "TCP" ? "200-399" : "200"),
        timeoutMs: (group.HealthCheckTimeoutSeconds ?? 5) * 1000,
        port: /^\d+$/.test(group.HealthCheckPort ?? "") ? Number(group.HealthCheckPort) : undefined,
      },
      attributes: Object.fromEntries(Attributes.map(({ Key = "", Value = "" }) => [Key, Value])),
      targets: (await Promise.all(places)).flat(),
    };
  });
}

interface Registered {
  /** An address, the id of an instance, or the ARN of a balancer. */
  readonly id: string;
  readonly port: number;
  /** `ip`, `instance`, `alb` */
  readonly type: string;
}

/** The addresses of a target: a balancer has one in each of its zones, an instance that is gone has none. */
async function placed(
  facts: Facts,
  account: string,
  { id, port, type }: Registered,
): Promise<readonly Target[]> {
  if (type === "alb") {
    const own = await interfacesOf(facts, account, id);
    return Promise.all(
      own.map(async ({ PrivateIpAddress: address = "", NetworkInterfaceId: interfaceId, SubnetId }) => {
        return { address, port, interfaceId, zoneId: await facts.zoneId(account, SubnetId) };
      }),
    );
  }
  const isInstance = type === "instance";
  const interfaces = await facts.interfaces(account);
  const found = interfaces.find(({ Attachment, PrivateIpAddress }) =>
    isInstance ? Attachment?.InstanceId === id : PrivateIpAddress === id,
  );
  const address = isInstance ? found?.PrivateIpAddress : id;
  if (address === undefined) return [];
  const interfaceId = isInstance ? found?.NetworkInterfaceId : undefined;
  return [{ address, port, interfaceId, zoneId: await facts.zoneId(account, found?.SubnetId) }];
}
