import { referent, textOf } from "./reference";
import { listOf, objectOf, ofType, type Resource, type Stack } from "./stack-json";

/** A VPC endpoint that the stack makes. */
export interface Endpoint {
  readonly resource: Resource;
  readonly address: string;
  /** `Interface` or `Gateway`, which it is where it does not say. */
  readonly kind: string;
  /** The end of the service's name: `execute-api`; the whole name of a service that is not AWS's own. */
  readonly service: string;
  readonly region?: string;
  /** Address or id. */
  readonly vpc?: string;
  readonly privateDns: boolean;
  /** The addresses that it is told to take, each with its subnet (an address in Terraform, or an id). */
  readonly pinned: readonly PinnedAddress[];
}

export interface PinnedAddress {
  readonly subnet?: string;
  readonly ipv4?: string;
}

/** China's regions turn the domain around for some services. */
const AWS_SERVICE = /^(?:cn\.)?com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9-]+)$/;

export function endpointsOf(stack: Stack): readonly Endpoint[] {
  return ofType(stack, "aws_vpc_endpoint").map((resource) => {
    const { attributes, address } = resource;
    const name = textOf(stack, attributes.service_name) ?? "";
    const [, region, service = name] = AWS_SERVICE.exec(name) ?? [];
    return {
      resource,
      address,
      kind: textOf(stack, attributes.vpc_endpoint_type) ?? "Gateway",
      service,
      region,
      vpc: referent(stack, attributes.vpc_id),
      privateDns: attributes.private_dns_enabled === true,
      pinned: listOf(attributes.subnet_configuration).map((one) => {
        const { subnet_id, ipv4 } = objectOf(one);
        return { subnet: referent(stack, subnet_id), ipv4: textOf(stack, ipv4) };
      }),
    };
  });
}
