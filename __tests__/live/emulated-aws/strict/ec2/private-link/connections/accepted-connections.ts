import type { Answer, Forward, PassingRequest } from "../../../../proxy";
import { listed, type QueryCall, queryCall } from "../../../../requests/query-call";
import { requesterOf } from "../../../../requests/requester";
import { callerOf } from "../../../access/caller";
import type { ManagementRule } from "../../../rule";
import type { EndpointServices } from "../endpoint-services";
import { decided } from "./connection-decisions";
import { describedConnections } from "./described-connections";
import type { EndpointConnections } from "./endpoint-connections";
import { ownServices } from "./own-services";

/** The connections of endpoint services: what makes, shows, accepts, rejects and ends them. */
export function acceptedConnections(
  services: EndpointServices,
  connections: EndpointConnections,
): ManagementRule {
  return {
    name: "an endpoint for a service that asks for acceptance is pending until its owner accepts it, and can be rejected at any time",
    because:
      "moto says that every endpoint is available at once, and knows no connections that could be accepted, so that a provider would pass who never accepts his consumers",
    source:
      "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#accept-reject-connection-requests",
    shownBy: "__tests__/live/emulated-aws/strict/ec2/private-link/private-link.test.ts",
    intercept: async (passing, forward) => {
      const call = queryCall(passing, "ec2");
      switch (call?.action) {
        case "CreateVpcEndpoint":
          return connected(call, passing, forward, services, connections);
        case "DescribeVpcEndpoints":
          return withStates(await forward(passing), connections);
        case "DeleteVpcEndpoints": {
          const answer = await forward(passing);
          for (const id of listed(call.parameters, "VpcEndpointId")) connections.change(id, "deleted");
          return answer;
        }
        case "DescribeVpcEndpointConnections":
          return describedConnections(call, await ownServices(passing, forward, services), connections);
        case "AcceptVpcEndpointConnections":
        case "RejectVpcEndpointConnections":
          return decided(call, await ownServices(passing, forward, services), connections);
        default:
          return forward(passing);
      }
    },
  };
}

/** An endpoint that was just made, with the state that its service gives it. */
async function connected(
  { parameters }: QueryCall,
  passing: PassingRequest,
  forward: Forward,
  services: EndpointServices,
  connections: EndpointConnections,
): Promise<Answer> {
  const { region } = requesterOf(passing);
  const service = await services.find(parameters.get("ServiceName") ?? "", region, forward);
  const answer = await forward(passing);
  const endpointId = /<vpcEndpointId>([^<]+)</.exec(answer.body.toString())?.[1];
  if (answer.status >= 300 || service === undefined || endpointId === undefined) return answer;
  const { account: endpointOwner } = await callerOf(passing, forward);
  const state = service.isAcceptanceRequired ? "pendingAcceptance" : "available";
  connections.made({ serviceId: service.id, endpointId, endpointOwner, region, state });
  return withStates(answer, connections);
}

/** Descriptions of endpoints in which each is as far as its connection. */
function withStates(answer: Answer, connections: EndpointConnections): Answer {
  const body = answer.body
    .toString()
    .replaceAll(
      /(<vpcEndpointId>([^<]+)<\/vpcEndpointId>(?:(?!<vpcEndpointId>).)*?<state>)[^<]*(?=<\/state>)/gs,
      (all, before: string, id: string) => {
        const state = connections.of(id)?.state;
        return state === undefined ? all : `${before}${state}`;
      },
    );
  return { ...answer, body: Buffer.from(body) };
}
