import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import type { Construct } from "constructs";
import { apiHost } from "../../model/aws/api-host";
import type { ConsumerVpc } from "../../model/consumer";
import type { PolicyDocument } from "../../policies/document";
import type { ApiAddress } from "./api-address";
import { type EndpointSubnet, InterfaceEndpoint } from "./interface-endpoint";

/** The endpoint through which a consumer calls private APIs. */
interface ExecuteApiEndpoint {
  readonly endpointId: string;
  /** The address of an API behind it. */
  readonly addressOf: (apiId: string) => ApiAddress;
}

export interface ExecuteApiEndpointProps {
  readonly name: string;
  readonly region: string;
  readonly executeApi: NonNullable<ConsumerVpc["executeApi"]>;
  readonly vpcId: string;
  readonly subnets: readonly EndpointSubnet[];
  readonly policy: PolicyDocument;
  /** The endpoint's security group; absent if the endpoint exists already. */
  readonly securityGroupId?: string;
}

/**
 * The consumer's execute-api endpoint: made with its policy, or read if it exists already.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function executeApiEndpoint(scope: Construct, props: ExecuteApiEndpointProps): ExecuteApiEndpoint {
  const { region, executeApi } = props;

  if (executeApi.kind === "existing") {
    const endpoint = new DataAwsVpcEndpoint(scope, "endpoint:execute_api", { id: executeApi.endpointId });
    const connectTo = endpoint.dnsEntry.get(0).dnsName;
    // The endpoint's own DNS name works with and without private DNS.
    return { endpointId: endpoint.id, addressOf: (apiId) => ({ connectTo, host: apiHost(apiId, props) }) };
  }
  if (props.securityGroupId === undefined)
    throw new Error(`the endpoint ${props.name} has no security group`);
  const { endpointId, dnsName } = new InterfaceEndpoint(scope, "endpoint:execute_api", {
    name: props.name,
    region,
    service: "execute-api",
    vpcId: props.vpcId,
    subnets: props.subnets,
    securityGroupId: props.securityGroupId,
    policy: props.policy,
    privateDns: executeApi.privateDns,
  });
  const { privateDns, associate } = executeApi;
  return {
    endpointId,
    addressOf: (apiId) => {
      // API Gateway makes this name for an associated API and endpoint; it needs no other `Host`.
      const host = apiHost(associate ? `${apiId}-${endpointId}` : apiId, props);
      return { connectTo: privateDns || associate ? host : dnsName, host };
    },
  };
}
