import { entranceOf } from "../../policies/document-ref";
import type { ApiEntrance, EntranceRefusal } from "./api-entrance";
import type { Call, Endpoint, Step } from "./call";
import { beside, describing, type Handshake } from "./handshake";

/**
 * The say of an API's entrance: its service connects accepted endpoints of accounts that it allows, and behind it its balancer verifies
 * the certificate.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export function entranceStep({ api, endpoint }: Call, handshake: Handshake): Step {
  const document = entranceOf(api.name);
  if (api.entrance === undefined) return { document, effect: "unknown" };
  const refusal = refusalOf(api.entrance, endpoint, handshake);
  return refusal === undefined ? { document, effect: "allow" } : { document, effect: "deny", refusal };
}

/** Whose endpoint it is, and whether it is accepted, are asked one by one: the service has a list of each. */
function refusalOf(
  { connections }: ApiEntrance,
  endpoint: Endpoint | undefined,
  handshake: Handshake,
): EntranceRefusal | undefined {
  if (!connections.some(({ account }) => account === endpoint?.account)) return "strange-account";
  if (!connections.some(({ endpointIds }) => endpoint && endpointIds.includes(endpoint.id)))
    return "not-accepted";
  return handshake.kind === "refused" ? handshake.because : undefined;
}

/**
 * The call as the balancer passes it on: through the API's own endpoint, with headers that describe the certificate. A header that the
 * client itself wrote under such a name is beside it, as no page of AWS's says that the balancer removes it.
 */
export function behindEntrance(call: Call, handshake: Handshake): Call {
  const { api, headers = {} } = call;
  if (handshake.kind === "refused" || api.entrance === undefined) return { ...call, endpoint: undefined };
  return {
    ...call,
    endpoint: api.entrance.endpoint,
    headers: beside(headers, describing(handshake.certificate)),
  };
}
