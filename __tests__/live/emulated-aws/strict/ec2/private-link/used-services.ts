import { DescribeVpcEndpointServiceConfigurationsCommand } from "@aws-sdk/client-ec2";
import type { Answer, Forward, PassingRequest } from "../../../proxy";
import { listed, queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { ec2Answer, elbRefusal } from "../../../requests/service-refusal";
import { elbCall } from "../../elb/balancers";
import type { ManagementRule } from "../../rule";
import type { EndpointConnections } from "./connections/endpoint-connections";

const shownBy = "__tests__/live/emulated-aws/strict/ec2/private-link/used-services.test.ts";

/** Rejected and deleted connections do not hold a service. */
const HOLDING = new Set(["pendingAcceptance", "available"]);

export function connectedServices(connections: EndpointConnections): ManagementRule {
  return {
    name: "an endpoint service is not deleted as long as a connection to it is available or waits for acceptance",
    because: "moto deletes it under its consumers, so that any order of destruction would pass",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/delete-endpoint-service.html",
    shownBy,
    intercept: async (passing, forward) => {
      const call = queryCall(passing, "ec2");
      if (call?.action !== "DeleteVpcEndpointServiceConfigurations") return forward(passing);
      const held = listed(call.parameters, "ServiceId").filter((id) =>
        connections.to(id).some(({ state }) => HOLDING.has(state)),
      );
      return held.length === 0 ? forward(passing) : notDeleted(held, passing, forward);
    },
  };
}

/** Deletes the other services of a request, and names those that it leaves. */
async function notDeleted(
  held: readonly string[],
  passing: PassingRequest,
  forward: Forward,
): Promise<Answer> {
  const parameters = new URLSearchParams(passing.body.toString());
  const ids = listed(parameters, "ServiceId");
  ids.forEach((_, i) => {
    parameters.delete(`ServiceId.${i + 1}`);
  });
  const others = ids.filter((id) => !held.includes(id));
  others.forEach((id, i) => {
    parameters.set(`ServiceId.${i + 1}`, id);
  });
  if (others.length > 0) await forward({ ...passing, body: Buffer.from(parameters.toString()) });
  const error =
    "<error><code>ExistingVpcEndpointConnections</code><message>Service has existing active VPC Endpoint connections!</message></error>";
  const items = held.map((id) => `<item>${error}<resourceId>${id}</resourceId></item>`).join("");
  return ec2Answer("DeleteVpcEndpointServiceConfigurations", `<unsuccessful>${items}</unsuccessful>`);
}

export const servedBalancers: ManagementRule = {
  name: "a balancer is not deleted as long as an endpoint service leads to it",
  because: "moto deletes it, so that any order of destruction would pass",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html",
  shownBy,
  intercept: async (passing, forward) => {
    const arn = elbCall(passing, "DeleteLoadBalancer")?.get("LoadBalancerArn");
    if (!arn) return forward(passing);
    return (await servedByOwn(passing, forward)).includes(arn)
      ? elbRefusal(
          "ResourceInUse",
          `Load balancer '${arn}' cannot be deleted because it is currently associated with another service`,
        )
      : forward(passing);
  },
};

/** The balancers that the endpoint services of the requester's account have. */
export async function servedByOwn(passing: PassingRequest, forward: Forward): Promise<readonly string[]> {
  const ec2 = serviceClients(requesterOf(passing), forward).ec2();
  const { ServiceConfigurations = [] } = await ec2.send(
    new DescribeVpcEndpointServiceConfigurationsCommand({}),
  );
  return ServiceConfigurations.flatMap(({ NetworkLoadBalancerArns = [] }) => NetworkLoadBalancerArns);
}
