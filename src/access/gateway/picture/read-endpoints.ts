import { endpointName } from "../../network/links/named-endpoints";
import { remoteOutput } from "../../network/links/remote-output";
import { type Endpoint, endpointsOf } from "../../network/stack/endpoint";
import { referents, textOf } from "../../network/stack/reference";
import type { Json, Stack } from "../../network/stack/stack-json";
import type { ServiceEndpoint, ServiceName } from "./gateway";

/** The interface endpoints of a gateway's stack, by each of their addresses. */
export function serviceEndpoints(
  stack: Stack,
  states: ReadonlyMap<string, Stack>,
): ReadonlyMap<string, ServiceEndpoint> {
  const interfaces = endpointsOf(stack).filter(({ kind }) => kind === "Interface");
  return new Map(
    interfaces.flatMap((endpoint) => {
      const made = serviceEndpoint(stack, endpoint, states);
      return endpoint.pinned.flatMap(({ ipv4 }) => (ipv4 === undefined ? [] : [[ipv4, made] as const]));
    }),
  );
}

function serviceEndpoint(
  stack: Stack,
  { address, resource }: Endpoint,
  states: ReadonlyMap<string, Stack>,
): ServiceEndpoint {
  return {
    address,
    name: endpointName(stack.id, address),
    groups: referents(stack, resource.attributes.security_group_ids),
    service: serviceName(stack, resource.attributes.service_name, states),
  };
}

const NAME = /^(?:cn\.)?com\.amazonaws\.vpce\.[a-z0-9-]+\.vpce-svc-[0-9a-f]+$/;

/** The service of an endpoint: what another stack puts out as a service's name, or a name. */
function serviceName(stack: Stack, value: Json | undefined, states: ReadonlyMap<string, Stack>): ServiceName {
  const text = textOf(stack, value) ?? "";
  if (NAME.test(text)) return { kind: "named", name: text };
  const read = remoteOutput(stack, text, states, "service_name");
  if (read?.referent === undefined)
    return { kind: "unknown", text: `it is of ${text}, which is no service of the stacks` };
  return { kind: "stack", stackId: read.stack.id, address: read.referent };
}
