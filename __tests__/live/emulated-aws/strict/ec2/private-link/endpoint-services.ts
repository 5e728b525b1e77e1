import {
  DescribeSubnetsCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
  DescribeVpcEndpointServicePermissionsCommand,
  type ServiceConfiguration,
} from "@aws-sdk/client-ec2";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Forward } from "../../../proxy";
import { insider } from "../../../requests/insider";
import { serviceClients } from "../../../requests/service-clients";
import type { Caller } from "../../access/caller";

/** An endpoint service, as the EC2 of its own account describes it. */
export interface EndpointService {
  readonly id: string;
  /** `com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0` */
  readonly name: string;
  readonly account: string;
  readonly balancerArns: readonly string[];
  /** Those of its balancers' subnets: they are the same in every account. */
  readonly zoneIds: readonly string[];
  readonly isAcceptanceRequired: boolean;
  /** ARNs, or `*`. */
  readonly principals: readonly string[];
  /** Absent = it has none. */
  readonly privateDnsName?: string;
}

/** The endpoint services of all accounts: the emulator knows those of an account, and not whose a name is. */
export class EndpointServices {
  /** By the ids of services, the ARN of whoever made them. */
  readonly #owners = new Map<string, string>();

  made(serviceId: string, ownerArn: string): void {
    this.#owners.set(serviceId, ownerArn);
  }

  /** Undefined where no account has a service of this name in the region. */
  async find(name: string, region: string, forward: Forward): Promise<EndpointService | undefined> {
    const id = nameOf(name)?.id ?? "";
    const owner = this.#owners.get(id);
    if (owner === undefined || nameOf(name)?.region !== region) return undefined;
    const clients = serviceClients(await insider(owner, region, forward), forward);
    const { ServiceConfigurations: all = [] } = await clients
      .ec2()
      .send(new DescribeVpcEndpointServiceConfigurationsCommand({}));
    const found = all.find(({ ServiceId }) => ServiceId === id);
    if (found === undefined) return undefined;
    const permissions = new DescribeVpcEndpointServicePermissionsCommand({ ServiceId: id });
    const { AllowedPrincipals = [] } = await clients.ec2().send(permissions);
    return {
      id,
      name,
      account: owner.split(":")[4] ?? "",
      balancerArns: found.NetworkLoadBalancerArns ?? [],
      zoneIds: await zonesOf(found, clients),
      isAcceptanceRequired: found.AcceptanceRequired ?? false,
      principals: AllowedPrincipals.flatMap(({ Principal }) => Principal ?? []),
      privateDnsName: found.PrivateDnsName,
    };
  }

  /** The services that somebody sees beside those of his own account. */
  async sharedWith(caller: Caller, region: string, forward: Forward): Promise<readonly EndpointService[]> {
    const names = [...this.#owners.keys()].map((id) => `com.amazonaws.vpce.${region}.${id}`);
    const found = await Promise.all(names.map((name) => this.find(name, region, forward)));
    return found.filter(
      (one): one is EndpointService =>
        one !== undefined && one.account !== caller.account && isAllowed(caller, one),
    );
  }
}

/** The parts of an endpoint service's name; undefined for a service of AWS's own. */
export function nameOf(name: string): { readonly region: string; readonly id: string } | undefined {
  const [, region, id] = /^com\.amazonaws\.vpce\.([\w-]+)\.(vpce-svc-\w+)$/.exec(name) ?? [];
  return region === undefined || id === undefined ? undefined : { region, id };
}

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions */
export function isAllowed({ account, principalArn }: Caller, service: EndpointService): boolean {
  if (account === service.account) return true;
  const root = `:iam::${account}:root`;
  return service.principals.some((one) => one === "*" || one === principalArn || one.endsWith(root));
}

async function zonesOf(
  { NetworkLoadBalancerArns = [] }: ServiceConfiguration,
  { ec2, elb }: Pick<ReturnType<typeof serviceClients>, "ec2" | "elb">,
): Promise<readonly string[]> {
  const { LoadBalancers = [] } = await elb().send(new DescribeLoadBalancersCommand({}));
  const subnetIds = LoadBalancers.filter(({ LoadBalancerArn = "" }) =>
    NetworkLoadBalancerArns.includes(LoadBalancerArn),
  ).flatMap(({ AvailabilityZones = [] }) => AvailabilityZones.map(({ SubnetId }) => SubnetId));
  const { Subnets = [] } = await ec2().send(new DescribeSubnetsCommand({}));
  const zones = Subnets.filter(({ SubnetId }) => subnetIds.includes(SubnetId));
  return [...new Set(zones.flatMap(({ AvailabilityZoneId }) => AvailabilityZoneId ?? []))];
}
