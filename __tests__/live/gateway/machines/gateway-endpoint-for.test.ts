import type { IpPermission } from "@aws-sdk/client-ec2";
import type { GatewayEndpoint } from "../network/gateway-endpoints";
import { gatewayEndpointFor } from "./gateway-endpoint-for";

const endpoint = (id: string, service: string, ...routeTableIds: readonly string[]) =>
  ({ id, service, routeTableIds }) as unknown as GatewayEndpoint;
const table = (RouteTableId: string, association: object) => ({
  RouteTableId,
  VpcId: "vpc-1",
  Associations: [association],
});
const out = (rule: IpPermission): readonly IpPermission[] => [
  { IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...rule },
];
const TO_S3 = out({ PrefixListIds: [{ PrefixListId: "pl-s3" }] });
const known = {
  endpoints: [endpoint("main", "s3", "rtb-main"), endpoint("own", "dynamodb", "rtb-own")],
  tables: [table("rtb-main", { Main: true }), table("rtb-own", { SubnetId: "subnet-1" })],
  lists: [
    { PrefixListId: "pl-s3", PrefixListName: "com.amazonaws.eu-west-1.s3" },
    { PrefixListId: "pl-db", PrefixListName: "com.amazonaws.eu-west-1.dynamodb" },
  ],
};
const found = (SubnetId: string, service: string, egress: readonly IpPermission[]) =>
  gatewayEndpointFor({ SubnetId, VpcId: "vpc-1" }, { ...known, egress }, service)?.id;

test.each<[string, string, string, readonly IpPermission[], string | undefined]>([
  ["the main table for a subnet that has none of its own", "subnet-2", "s3", TO_S3, "main"],
  ["its own table in place of the main one", "subnet-1", "s3", TO_S3, undefined],
  [
    "groups that name the list of the service",
    "subnet-1",
    "dynamodb",
    out({ PrefixListIds: [{ PrefixListId: "pl-db" }] }),
    "own",
  ],
  ["groups that name the list of another one", "subnet-1", "dynamodb", TO_S3, undefined],
  [
    "groups that let out everywhere",
    "subnet-1",
    "dynamodb",
    out({ IpRanges: [{ CidrIp: "0.0.0.0/0" }] }),
    "own",
  ],
  ["groups for another port", "subnet-2", "s3", out({ ...TO_S3[0], FromPort: 80, ToPort: 80 }), undefined],
  ["groups that let nothing out", "subnet-2", "s3", [], undefined],
])("the way of a subnet to a gateway endpoint: %s", (_, subnet, service, egress, id) => {
  expect(found(subnet, service, egress)).toBe(id);
});
