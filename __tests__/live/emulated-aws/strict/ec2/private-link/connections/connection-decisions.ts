import type { Answer } from "../../../../proxy";
import { listed, type QueryCall } from "../../../../requests/query-call";
import { ec2Answer, ec2Refusal } from "../../../../requests/service-refusal";
import type { ConnectionState, EndpointConnections } from "./endpoint-connections";
import type { OwnServices } from "./own-services";

/** The states in which a decision finds a connection that it can change. */
const DECISIONS: Readonly<
  Record<string, { readonly from: readonly ConnectionState[]; readonly to: ConnectionState }>
> = {
  AcceptVpcEndpointConnections: { from: ["pendingAcceptance", "rejected"], to: "available" },
  RejectVpcEndpointConnections: { from: ["pendingAcceptance", "available"], to: "rejected" },
};

/** Accepts or rejects connections, each for itself: those that it cannot change it names in the answer. */
export async function decided(
  { action, parameters }: QueryCall,
  own: OwnServices,
  connections: EndpointConnections,
): Promise<Answer> {
  const serviceId = parameters.get("ServiceId") ?? "";
  if ((await own(serviceId)) === undefined)
    return ec2Refusal(
      "InvalidVpcEndpointServiceId.NotFound",
      `The VpcEndpointService Id '${serviceId}' does not exist`,
    );
  const decision = DECISIONS[action];
  const unsuccessful = listed(parameters, "VpcEndpointId").flatMap((id) => {
    const connection = connections.of(id);
    if (connection?.serviceId !== serviceId || connection.state === "deleted")
      return failed(id, "InvalidVpcEndpointId.NotFound", `The VpcEndpoint Id '${id}' does not exist`);
    if (decision === undefined || !decision.from.includes(connection.state))
      return failed(id, "InvalidState", `The VPC endpoint connection of ${id} is ${connection.state}`);
    connections.change(id, decision.to);
    return [];
  });
  return ec2Answer(action, `<unsuccessful>${unsuccessful.join("")}</unsuccessful>`);
}

function failed(id: string, code: string, message: string): readonly string[] {
  const error = `<error><code>${code}</code><message>${message}</message></error>`;
  return [`<item>${error}<resourceId>${id}</resourceId></item>`];
}
