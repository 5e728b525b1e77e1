import { DataAwsVpcEndpoint } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint";
import type { Construct } from "constructs";
import type { Consumer } from "../model/consumer";
import { dnsSuffix } from "../model/partition";
import type { PolicyDocument } from "../policies/document";
import type { ConsumerNetwork } from "./consumer-network";
import { InterfaceEndpoint } from "./interface-endpoint";

/** The endpoint through which a consumer reaches private APIs. */
export interface ExecuteApiEndpoint {
  readonly endpointId: string;
  /** How an API is reached through it. */
  readonly addressOf: (apiId: string) => ApiAddress;
}

/** Where to connect, and which name to ask for (and to sign). */
export interface ApiAddress {
  readonly connectTo: string;
  readonly host: string;
}

export interface ExecuteApiEndpointProps {
  readonly name: string;
  readonly consumer: Consumer;
  readonly network: ConsumerNetwork;
  readonly policy: PolicyDocument;
  /** The group of the endpoint, where one is made. */
  readonly securityGroupId?: string;
}

/**
 * The consumer's endpoint: made, with its policy, or an existing one that is only read.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function executeApiEndpoint(scope: Construct, props: ExecuteApiEndpointProps): ExecuteApiEndpoint {
  const { consumer, network } = props;
  const { region } = consumer;
  const { executeApi } = consumer.endpoints;
  const apiHost = (name: string) => `${name}.execute-api.${region}.${dnsSuffix(region)}`;

  if (executeApi.kind === "existing") {
    const endpoint = new DataAwsVpcEndpoint(scope, "endpoint:execute_api", { id: executeApi.endpointId });
    const connectTo = endpoint.dnsEntry.get(0).dnsName;
    // Its own name works whether or not it has private DNS.
    return { endpointId: endpoint.id, addressOf: (apiId) => ({ connectTo, host: apiHost(apiId) }) };
  }
  const { endpointId, dnsName } = new InterfaceEndpoint(scope, "endpoint:execute_api", {
    name: props.name,
    region,
    service: "execute-api",
    vpcId: network.vpcId,
    subnetIds: network.endpointSubnetIds,
    securityGroupId: props.securityGroupId ?? "",
    policy: props.policy,
    privateDns: executeApi.privateDns,
  });
  const { privateDns, associate } = executeApi;
  return {
    endpointId,
    addressOf: (apiId) => {
      // The name that API Gateway makes for the two together: no other host has to be asked for.
      const host = apiHost(associate ? `${apiId}-${endpointId}` : apiId);
      return { connectTo: privateDns || associate ? host : dnsName, host };
    },
  };
}
