import { referent, textOf } from "./reference";
import { ofType, type Resource, type Stack } from "./stack-json";

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
    };
  });
}
