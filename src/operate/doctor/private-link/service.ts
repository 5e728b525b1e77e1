import type { ClientOf } from "../../aws/clients";
import { onAll } from "../facts/needed";
import type { Reading } from "../facts/reading";
import type { LinkCall, LinkFacts } from "./link-call";

/** An endpoint service, with everybody who is connected to it or may ask for it. */
export interface LiveService {
  readonly id: string;
  readonly name: string;
  /** The ARNs that may make endpoints of it. */
  readonly principals: readonly string[];
  /** The states of connections by endpoint, in lower case: `pendingacceptance`, `available`, `rejected`. */
  readonly connections: Readonly<Record<string, string>>;
}

/**
 * The service that the provider made, which is known by its `Name` tag.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export const serviceReading: Reading<LiveService | undefined, LinkCall, LinkFacts> = {
  what: "the provider's endpoint service",
  key: ({ provider, link }) => (link && provider ? provider.stackId : "none"),
  needs: ({ provider, link }) =>
    link && provider
      ? onAll(
          provider,
          "ec2:DescribeVpcEndpointServiceConfigurations",
          "ec2:DescribeVpcEndpointServicePermissions",
          "ec2:DescribeVpcEndpointConnections",
        )
      : [],
  read: async ({ provider, link }, { aws }) =>
    link && provider ? serviceNamed(aws(provider).client("ec2"), provider.name) : undefined,
};

async function serviceNamed(ec2: ClientOf<"ec2">, name: string): Promise<LiveService | undefined> {
  const { ServiceConfigurations = [] } = await ec2.describeVpcEndpointServiceConfigurations({});
  const found = ServiceConfigurations.find(({ Tags = [] }) =>
    Tags.some(({ Key, Value }) => Key === "Name" && Value === name),
  );
  const ServiceId = found?.ServiceId;
  if (ServiceId === undefined) return undefined;
  const Filters = [{ Name: "service-id", Values: [ServiceId] }];
  const [{ AllowedPrincipals = [] }, { VpcEndpointConnections = [] }] = await Promise.all([
    ec2.describeVpcEndpointServicePermissions({ ServiceId }),
    ec2.describeVpcEndpointConnections({ Filters }),
  ]);
  return {
    id: ServiceId,
    name: found?.ServiceName ?? "",
    principals: AllowedPrincipals.flatMap(({ Principal }) => Principal ?? []),
    connections: Object.fromEntries(
      VpcEndpointConnections.map(({ VpcEndpointId = "", VpcEndpointState = "" }) => [
        VpcEndpointId,
        VpcEndpointState.toLowerCase(),
      ]),
    ),
  };
}
