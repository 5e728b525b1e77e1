import { DescribeRouteTablesCommand } from "@aws-sdk/client-ec2";
import { letsPass, rulesOf } from "../balancer/security-groups";
import type { DeployedSystem } from "../deployed-system";
import { gatewayEndpoints } from "../network/gateway-endpoints";
import { interfaceServices } from "../network/interface-services";
import type { Names } from "../network/names";
import { rolePolicies } from "../policies/role-policies";
import type { Sessions } from "../signature/sessions";
import type { SurroundingsOf } from "./machines";
import { gatewayEndpointFor } from "./surroundings";

/** What surroundings are made of. */
export interface SurroundingParts {
  readonly system: DeployedSystem;
  readonly sessions: Sessions;
  readonly images: Readonly<Record<string, string>>;
  /** The environment that tells a process where the names of its VPC lead, with more names that its subnet alone has. */
  readonly nameEnvironment: (vpcId: string, more: Names) => Readonly<Record<string, string>>;
  /** The name and the port of the gateway endpoint of an id; undefined where nobody stands for it. */
  readonly gatewayName: (endpointId: string, service: string) => Names;
}

/** The port of the endpoints of AWS's services. */
const HTTPS = 443;

/** Looks around a machine when it boots, as the emulated AWS is at that moment. */
export function surroundingsOf(parts: SurroundingParts): SurroundingsOf {
  const { system, sessions, images, nameEnvironment, gatewayName } = parts;
  return async (accountId, at) => {
    const account = system.account(accountId);
    const groupIds = (at.Groups ?? []).map(({ GroupId = "" }) => GroupId);
    const [gateways, services, { RouteTables = [] }, own] = await Promise.all([
      gatewayEndpoints(account),
      interfaceServices(account, at.VpcId ?? ""),
      account.ec2.send(new DescribeRouteTablesCommand({})),
      rulesOf(account, groupIds),
    ]);
    const here = { addresses: [at.PrivateIpAddress ?? ""], groupIds };
    const reached = services.filter(
      ({ ingress, groupIds: theirs, addresses }) =>
        letsPass(own.egress, HTTPS, { addresses, groupIds: theirs }) && letsPass(ingress, HTTPS, here),
    );
    const gatewayEndpoint = (service: string) => gatewayEndpointFor(at, RouteTables, gateways, service);
    const role = (arn: string) => rolePolicies(system.account(arn.split(":")[4] ?? ""), arn);
    return {
      account,
      folder: system.workspace.folder,
      images,
      gatewayEndpoint,
      reachesInterface: (service) => reached.some((one) => one.service === service),
      names: () => {
        const dynamodb = gatewayEndpoint("dynamodb");
        return nameEnvironment(at.VpcId ?? "", dynamodb ? gatewayName(dynamodb.id, "dynamodb") : {});
      },
      role,
      assume: async (roleArn, service) => {
        const { trust } = await role(roleArn);
        if (!JSON.stringify(trust).includes(`"${service}"`))
          throw new Error(`${roleArn} does not trust ${service}`);
        return sessions.begin(roleArn, (at.NetworkInterfaceId ?? "").replace(/[^\w]/g, ""));
      },
    };
  };
}
