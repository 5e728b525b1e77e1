import type { VpcEndpoint } from "@aws-sdk/client-ec2";
import type { ReadDocument } from "../../../access/evaluation/policy/read-document";
import type { Consumer } from "../../../model/consumer";
import { linkedEndpoints } from "../../../model/grant";
import type { Aws } from "../../aws/aws";
import { parsedPolicy } from "../documents/parsed-policy";
import { byClient, byConsumer, byProvider, onAll } from "./needed";
import type { Reading } from "./reading";

/** An interface endpoint. */
export interface LiveEndpoint {
  readonly id: string;
  readonly name?: string;
  /** `execute-api`, `sts`. */
  readonly service: string;
  readonly vpcId: string;
  /** In lower case: `available`, `pendingacceptance`, `rejected`, `deleted`. */
  readonly state: string;
  readonly privateDns: boolean;
  readonly policy?: ReadDocument;
  readonly groupIds: readonly string[];
  /** Its own names, the regional one first. */
  readonly dnsNames: readonly string[];
}

/** What a VPC resolves names by. */
export interface LiveVpc {
  readonly id: string;
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
}

export const endpointsReading: Reading<readonly LiveEndpoint[]> = {
  what: "the consumer's interface endpoints",
  key: byConsumer,
  needs: ({ consumer }) => (consumer.vpc ? onAll(consumer, "ec2:DescribeVpcEndpoints") : []),
  read: async ({ consumer }, { aws }) => (consumer.vpc ? describeEndpoints(aws(consumer)) : []),
};

export const endpointReading: Reading<LiveEndpoint | undefined> = {
  what: "the consumer's execute-api endpoint",
  key: byConsumer,
  needs: () => [],
  from: ["endpoints"],
  read: async ({ consumer }, { fact }) => executeApiEndpointOf(consumer, await fact("endpoints")),
};

export const stsEndpointReading: Reading<LiveEndpoint | undefined> = {
  what: "the consumer's STS endpoint",
  key: byConsumer,
  needs: () => [],
  from: ["endpoints"],
  read: async ({ consumer }, { fact }) =>
    consumer.vpc?.sts ? named(await fact("endpoints"), `${consumer.name}-sts`) : undefined,
};

/** Every consumer's endpoint whose id the provider reads from a state. */
export const linkedEndpointsReading: Reading<Readonly<Record<string, string>>> = {
  what: "the endpoints of the provider's consumers",
  key: byProvider,
  needs: ({ linked }) => linked.flatMap((consumer) => onAll(consumer, "ec2:DescribeVpcEndpoints")),
  read: async ({ provider, linked }, { aws }) => {
    if (provider === undefined) return {};
    const known = new Set(linkedEndpoints(provider).map(({ consumer }) => consumer));
    const found = await Promise.all(
      linked
        .filter(({ stackId }) => known.has(stackId))
        .map(async (consumer) => {
          const endpoint = executeApiEndpointOf(consumer, await describeEndpoints(aws(consumer)));
          return endpoint && endpoint.state !== "deleted" ? [[consumer.stackId, endpoint.id] as const] : [];
        }),
    );
    return Object.fromEntries(found.flat());
  },
};

export const vpcReading: Reading<LiveVpc | undefined> = {
  what: "the DNS settings of the consumer's VPC",
  key: byClient,
  needs: ({ consumer }) => (consumer.vpc ? onAll(consumer, "ec2:DescribeVpcAttribute") : []),
  from: ["endpoint", "serviceEndpoint"],
  read: async ({ consumer }, { aws, fact }) => {
    const VpcId = ((await fact("serviceEndpoint")) ?? (await fact("endpoint")))?.vpcId;
    if (VpcId === undefined) return undefined;
    const ec2 = aws(consumer).client("ec2");
    const attribute = (Attribute: "enableDnsSupport" | "enableDnsHostnames") =>
      ec2.describeVpcAttribute({ VpcId, Attribute });
    const [support, hostnames] = await Promise.all([
      attribute("enableDnsSupport"),
      attribute("enableDnsHostnames"),
    ]);
    return {
      id: VpcId,
      dnsSupport: support.EnableDnsSupport?.Value ?? false,
      dnsHostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    };
  },
};

function executeApiEndpointOf(
  { name, vpc }: Consumer,
  endpoints: readonly LiveEndpoint[],
): LiveEndpoint | undefined {
  if (vpc?.executeApi?.kind === "existing") {
    const { endpointId } = vpc.executeApi;
    return endpoints.find(({ id }) => id === endpointId);
  }
  return vpc?.executeApi ? named(endpoints, `${name}-execute-api`) : undefined;
}

/** The endpoint of a name. A deleted one is still described for a while, beside the one that took its place. */
export function named(endpoints: readonly LiveEndpoint[], name: string): LiveEndpoint | undefined {
  const found = endpoints.filter((endpoint) => endpoint.name === name);
  return found.find(({ state }) => state !== "deleted" && state !== "deleting") ?? found[0];
}

export async function describeEndpoints(aws: Aws): Promise<readonly LiveEndpoint[]> {
  const ec2 = aws.client("ec2");
  const found: VpcEndpoint[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2.describeVpcEndpoints({ NextToken });
    found.push(...(page.VpcEndpoints ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found.filter(({ VpcEndpointType }) => VpcEndpointType === "Interface").map(liveEndpoint);
}

function liveEndpoint(endpoint: VpcEndpoint): LiveEndpoint {
  return {
    id: endpoint.VpcEndpointId ?? "",
    name: endpoint.Tags?.find(({ Key }) => Key === "Name")?.Value,
    service: endpoint.ServiceName?.split(".").at(-1) ?? "",
    vpcId: endpoint.VpcId ?? "",
    state: endpoint.State?.toLowerCase() ?? "",
    privateDns: endpoint.PrivateDnsEnabled ?? false,
    policy: endpoint.PolicyDocument ? parsedPolicy(endpoint.PolicyDocument) : undefined,
    groupIds: (endpoint.Groups ?? []).map(({ GroupId = "" }) => GroupId),
    dnsNames: (endpoint.DnsEntries ?? []).map(({ DnsName = "" }) => DnsName),
  };
}
