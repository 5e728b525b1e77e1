import { DescribeVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import type { Forward, PassingRequest } from "../../../proxy";
import { queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { type EndpointService, type EndpointServices, nameOf } from "./endpoint-services";

/** A request that makes or changes an endpoint for an endpoint service. */
export interface SavedServiceEndpoint {
  readonly action: "CreateVpcEndpoint" | "ModifyVpcEndpoint";
  readonly parameters: URLSearchParams;
  readonly serviceName: string;
  /** Undefined where there is no such service. */
  readonly service: EndpointService | undefined;
}

/** Undefined where a request asks for something else, or is about an endpoint for a service of AWS's own. */
export async function savedServiceEndpoint(
  passing: PassingRequest,
  forward: Forward,
  services: EndpointServices,
): Promise<SavedServiceEndpoint | undefined> {
  const { action, parameters } = queryCall(passing, "ec2") ?? {};
  if (parameters === undefined || (action !== "CreateVpcEndpoint" && action !== "ModifyVpcEndpoint"))
    return undefined;
  const requester = requesterOf(passing);
  let serviceName = parameters.get("ServiceName") ?? "";
  if (action === "ModifyVpcEndpoint") {
    const ec2 = serviceClients(requester, forward).ec2();
    const { VpcEndpoints = [] } = await ec2.send(new DescribeVpcEndpointsCommand({}));
    const id = parameters.get("VpcEndpointId");
    serviceName = VpcEndpoints.find((one) => one.VpcEndpointId === id)?.ServiceName ?? "";
  }
  if (!serviceName.startsWith("com.amazonaws.vpce.")) return undefined;
  const service = nameOf(serviceName) && (await services.find(serviceName, requester.region, forward));
  return { action, parameters, serviceName, service };
}
