import {
  AcceptVpcEndpointConnectionsCommand,
  AuthorizeSecurityGroupEgressCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
  ModifyVpcEndpointServicePermissionsCommand,
  RejectVpcEndpointConnectionsCommand,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import { outputs } from "../../../../mutual-tls/system/clients";
import { ORDERS, PROVIDER } from "../../../../mutual-tls/system/deployment";
import type { MutualTls } from "../../../../mutual-tls/system/system";
import type { Account } from "../../../../support/accounts/accounts";
import type { Fault } from "../../fault";
import { nameOf } from "../system";

/** Takes the rules out of a security group, until the returned function puts them back. */
export async function closeOut({ ec2 }: Account, groupName: string): Promise<() => Promise<void>> {
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { GroupId } = SecurityGroups.find(({ GroupName }) => GroupName === groupName) ?? {};
  const Filters = [{ Name: "group-id", Values: [GroupId ?? ""] }];
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
  const rules = SecurityGroupRules.filter(({ IsEgress }) => IsEgress);
  expect(rules.length).toBeGreaterThan(0);
  const SecurityGroupRuleIds = rules.map(({ SecurityGroupRuleId = "" }) => SecurityGroupRuleId);
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds }));
  return async () => {
    const IpPermissions = rules.map(({ IpProtocol, FromPort, ToPort, ReferencedGroupInfo }) => ({
      ...{ IpProtocol, FromPort, ToPort },
      UserIdGroupPairs: [{ GroupId: ReferencedGroupInfo?.GroupId }],
    }));
    await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
  };
}

/** The endpoint service of an account, by its `Name` tag. */
export async function serviceIdIn({ ec2 }: Account, name: string): Promise<string> {
  const described = new DescribeVpcEndpointServiceConfigurationsCommand({});
  const { ServiceConfigurations = [] } = await ec2.send(described);
  const found = ServiceConfigurations.find(({ Tags = [] }) => Tags.some(({ Value }) => Value === name));
  if (found?.ServiceId === undefined) throw new Error(`there is no endpoint service ${name}`);
  return found.ServiceId;
}

/** A service that lets an account make no endpoints any more, until the returned function lets it again. */
export async function forbidAccount(owner: Account, name: string, account: string) {
  const ServiceId = await serviceIdIn(owner, name);
  const principals = [`arn:aws:iam::${account}:root`];
  const change = async (how: "RemoveAllowedPrincipals" | "AddAllowedPrincipals") => {
    await owner.ec2.send(new ModifyVpcEndpointServicePermissionsCommand({ ServiceId, [how]: principals }));
  };
  await change("RemoveAllowedPrincipals");
  return () => change("AddAllowedPrincipals");
}

/** A service that rejects an endpoint, until the returned function has it accepted again. */
export async function rejectEndpoint(owner: Account, name: string, endpointId: string) {
  const asked = { ServiceId: await serviceIdIn(owner, name), VpcEndpointIds: [endpointId] };
  await owner.ec2.send(new RejectVpcEndpointConnectionsCommand(asked));
  return async () => {
    await owner.ec2.send(new AcceptVpcEndpointConnectionsCommand(asked));
  };
}

async function ordersEndpoint(system: MutualTls): Promise<string> {
  const { endpoint_ids: ids } = await outputs(system, "orders");
  return (ids as { readonly provider: string }).provider;
}

async function changeOwnPolicy({ account }: MutualTls): Promise<() => Promise<void>> {
  const { ec2 } = account(PROVIDER);
  const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
  const own = VpcEndpoints.find(({ Tags = [] }) => Tags.some(({ Value }) => Value === nameOf.ownEndpoint));
  const { VpcEndpointId, PolicyDocument = "" } = own ?? {};
  const write = async (document: string) => {
    await ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, PolicyDocument: document }));
  };
  await write(PolicyDocument.replace(/:[a-z0-9]{10}\/\*/, ":zzzzzzzzzz/*"));
  return () => write(PolicyDocument);
}

export const wayFaults: readonly Fault<MutualTls>[] = [
  {
    name: "the service rejects the endpoint",
    cause: "service-endpoint-rejected",
    call: "orders/caller GET /",
    evidence: /is rejected\n.*\n.*-replace=aws_vpc_endpoint\.entrance_provider/,
    plant: async (system) =>
      rejectEndpoint(system.account(PROVIDER), nameOf.provider, await ordersEndpoint(system)),
  },
  {
    name: "the service lets the consumer's account make no endpoints any more",
    cause: "service-principal",
    evidence: /intended +arn:aws:iam::222222222222:root/,
    refuses: false,
    plant: ({ account }) => forbidAccount(account(PROVIDER), nameOf.provider, ORDERS),
  },
  {
    name: "the consumer's security group lets clients out no more",
    cause: "security-group",
    evidence: /no rule out of sg-/,
    plant: ({ account }) => closeOut(account(ORDERS), "shop-orders-clients"),
  },
  {
    name: "the security group of the verifying balancer lets nothing out any more",
    cause: "entrance-security-group",
    evidence: /no rule out of shop-provider-entrance-verifier \(sg-\w+\) for TCP 443/,
    plant: ({ account }) => closeOut(account(PROVIDER), "shop-provider-entrance-verifier"),
  },
  {
    name: "the policy of the API's own endpoint leads to another API",
    cause: "own-endpoint-policy",
    evidence: /zzzzzzzzzz/,
    plant: changeOwnPolicy,
  },
];
