import { DescribeManagedPrefixListsCommand, DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import { rulesOf } from "../balancer/security-groups";
import type { DeployedSystem } from "../deployed-system";
import { gatewayEndpoints } from "../network/gateway-endpoints";
import type { Names } from "../network/names";
import { rolePolicies } from "../policies/role-policies";
import type { CallerPlace } from "../private-names/caller-place";
import type { Sessions } from "../signature/sessions";
import { gatewayEndpointFor } from "./gateway-endpoint-for";
import type { SurroundingsOf } from "./machines";

/** The sources of a machine's surroundings. */
export interface SurroundingParts {
  readonly system: DeployedSystem;
  readonly sessions: Sessions;
  readonly images: Readonly<Record<string, string>>;
  /** The environment that tells a process where the names of its VPC lead, with more names that its subnet alone has. */
  readonly nameEnvironment: (vpcId: string, more: Names) => Readonly<Record<string, string>>;
  /** The names of the private hosted zones of a machine's VPC. */
  readonly privateNames: (place: CallerPlace) => Promise<Names>;
  /** The name of a service and the port of its gateway endpoint; empty where nobody stands for the endpoint. */
  readonly gatewayName: (endpointId: string, service: string) => Names;
}

/** Looks around a machine when it boots, as the emulated AWS is at that moment. */
export function surroundingsOf(parts: SurroundingParts): SurroundingsOf {
  const { system, sessions, images, nameEnvironment, privateNames, gatewayName } = parts;
  return async (accountId, at) => {
    const account = system.account(accountId);
    const groupIds = (at.Groups ?? []).map(({ GroupId = "" }) => GroupId);
    const [endpoints, { RouteTables: tables = [] }, { PrefixLists: lists = [] }, { egress }] =
      await Promise.all([
        gatewayEndpoints(account),
        account.ec2.send(new DescribeRouteTablesCommand({})),
        account.ec2.send(new DescribeManagedPrefixListsCommand({})),
        rulesOf(account, groupIds),
      ]);
    const { VpcId: vpcId = "", SubnetId = "" } = at;
    const own = await privateNames({ account: accountId, vpcId, subnetIds: [SubnetId], groupIds });
    const known = { endpoints, tables, lists, egress };
    const gatewayEndpoint = (service: string) => gatewayEndpointFor(at, known, service);
    const role = (arn: string) => rolePolicies(system.account(arn.split(":")[4] ?? ""), arn);
    return {
      account,
      folder: system.workspace.folder,
      images,
      gatewayEndpoint,
      names: () => {
        const dynamodb = gatewayEndpoint("dynamodb");
        const more = dynamodb ? gatewayName(dynamodb.id, "dynamodb") : {};
        return nameEnvironment(vpcId, { ...own, ...more });
      },
      role,
      assume: async (roleArn, service) => {
        const { trust } = await role(roleArn);
        if (!JSON.stringify(trust).includes(`"${service}"`))
          throw new Error(`${roleArn} does not trust ${service}`);
        return sessions.begin(roleArn, (at.NetworkInterfaceId ?? "").replace(/\W/g, ""));
      },
    };
  };
}
