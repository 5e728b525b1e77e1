import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type IpPermission,
  type RouteTable,
  type VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { letsPass } from "../../../gateway/balancer/security-groups";
import type { ServiceNetwork } from "./container-service";

/** The services that a task needs before its container runs, each through an interface endpoint. */
const NEEDED = ["ecr.api", "ecr.dkr", "logs"];

const HTTPS = 443;

/** A VPC, as the route of a task's first connections passes it. */
interface Surroundings {
  readonly endpoints: readonly VpcEndpoint[];
  readonly routeTables: readonly RouteTable[];
  /** The addresses of subnets, by their ids. */
  readonly rangesOf: (subnetIds: readonly string[] | undefined) => readonly string[];
  /** Those that the task may have. */
  readonly ranges: readonly string[];
  /** Those of the task. */
  readonly groupIds: readonly string[];
  /** The rules of every group of the account, by id. */
  readonly rules: ReadonlyMap<string, Readonly<Record<"ingress" | "egress", readonly IpPermission[]>>>;
}

/**
 * The first service that a task in a network could not reach; undefined where it reaches all. Layers of images come from S3.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export async function unreachableService(
  ec2: EC2Client,
  { subnets: subnetIds = [], securityGroups = [] }: ServiceNetwork,
  region: string,
): Promise<string | undefined> {
  const [{ Subnets = [] }, { VpcEndpoints = [] }, { RouteTables = [] }, { SecurityGroups = [] }] =
    await Promise.all([
      ec2.send(new DescribeSubnetsCommand({})),
      ec2.send(new DescribeVpcEndpointsCommand({})),
      ec2.send(new DescribeRouteTablesCommand({})),
      ec2.send(new DescribeSecurityGroupsCommand({})),
    ]);
  const rangesOf = (ids: readonly string[] = []) =>
    Subnets.filter(({ SubnetId = "" }) => ids.includes(SubnetId)).map(({ CidrBlock = "" }) => CidrBlock);
  const vpcId = Subnets.find(({ SubnetId = "" }) => subnetIds.includes(SubnetId))?.VpcId;
  const surroundings: Surroundings = {
    endpoints: VpcEndpoints.filter(({ VpcId, State }) => VpcId === vpcId && `${State}` === "available"),
    routeTables: subnetIds.flatMap((id) => tableOf(id, vpcId, RouteTables) ?? []),
    rangesOf,
    ranges: rangesOf(subnetIds),
    groupIds: securityGroups,
    rules: new Map(
      SecurityGroups.map(({ GroupId = "", IpPermissions = [], IpPermissionsEgress = [] }) => [
        GroupId,
        { ingress: IpPermissions, egress: IpPermissionsEgress },
      ]),
    ),
  };
  if (surroundings.routeTables.length > 0 && surroundings.routeTables.every(leadsOut)) return undefined;
  const missing = NEEDED.find((service) => !reaches(`com.amazonaws.${region}.${service}`, surroundings));
  if (missing !== undefined) return missing;
  return reachesS3(`com.amazonaws.${region}.s3`, surroundings) ? undefined : "s3";
}

function tableOf(
  subnetId: string,
  vpcId: string | undefined,
  tables: readonly RouteTable[],
): RouteTable | undefined {
  const own = tables.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === subnetId));
  return own ?? tables.find((one) => one.VpcId === vpcId && one.Associations?.some(({ Main }) => Main));
}

/** True where everything goes to the internet through somebody else's address. */
function leadsOut({ Routes = [] }: RouteTable): boolean {
  return Routes.some(
    ({ DestinationCidrBlock, NatGatewayId, TransitGatewayId }) =>
      DestinationCidrBlock === "0.0.0.0/0" && (NatGatewayId ?? TransitGatewayId) !== undefined,
  );
}

function reaches(
  serviceName: string,
  { endpoints, groupIds, rangesOf, ranges, rules }: Surroundings,
): boolean {
  const of = (ids: readonly string[], direction: "ingress" | "egress") =>
    ids.flatMap((id) => rules.get(id)?.[direction] ?? []);
  return endpoints.some((one) => {
    if (one.ServiceName !== serviceName || !one.PrivateDnsEnabled) return false;
    const theirs = (one.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
    return (
      letsPass(of(groupIds, "egress"), HTTPS, { addresses: rangesOf(one.SubnetIds), groupIds: theirs }) &&
      letsPass(of(theirs, "ingress"), HTTPS, { addresses: ranges, groupIds })
    );
  });
}

function reachesS3(serviceName: string, { endpoints, routeTables, groupIds, rules }: Surroundings): boolean {
  const isRouted = routeTables.every(({ RouteTableId = "" }) =>
    endpoints.some(
      (one) =>
        one.ServiceName === serviceName &&
        one.VpcEndpointType === "Gateway" &&
        one.RouteTableIds?.includes(RouteTableId),
    ),
  );
  const egress = groupIds.flatMap((id) => rules.get(id)?.egress ?? []);
  const isLetOut =
    egress.some(
      ({ IpProtocol, FromPort = 0, ToPort = 65_535, PrefixListIds = [] }) =>
        PrefixListIds.length > 0 &&
        (IpProtocol === "-1" || (IpProtocol === "tcp" && FromPort <= HTTPS && HTTPS <= ToPort)),
    ) || letsPass(egress, HTTPS, { addresses: ["0.0.0.0/0"], groupIds: [] });
  return isRouted && isLetOut;
}
