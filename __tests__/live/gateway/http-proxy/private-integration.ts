import { openSplice } from "../balancer/splice";
import { wayOverLink } from "../balancer/way-over-link";
import type { Context } from "../context";
import { backendFailed, backendTimedOut, type Refusal } from "../execute-api/refusal";
import type { Integrated } from "../functions/integration";
import { PATIENCE } from "../functions/patience";
import type { Proxied } from "../functions/proxy-event";
import type { HttpIntegration } from "./http-integration";
import { type OutgoingRequest, outgoingRequest } from "./outgoing-request";
import { sendByTls } from "./send-by-tls";

/**
 * Passes a request on over a VPC link: TLS from here to the endpoint, through a balancer that only passes bytes on. Where the
 * connection is refused, or what is there is not whom it should be, the answer is 500; where nobody answers it is 504, for
 * which nobody waits here (*assumed*).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export async function privateIntegration(
  context: Context,
  integration: HttpIntegration,
  proxied: Proxied,
): Promise<Integrated> {
  const outgoing = outgoingRequest(integration, proxied);
  const account = context.system.account(proxied.invocation.api.account);
  const { endpoints } = context.snapshot();
  const { vpcLinkId } = integration;
  const way = await wayOverLink({ account, endpoints, vpcLinkId, port: outgoing.port });
  if ("stopped" in way)
    return { refusal: way.silently ? backendTimedOut : internalError, error: way.stopped };
  const port = context.portOf(way.endpoint.id);
  if (port === undefined) return { refusal: internalError, error: `nobody stands for ${way.endpoint.id}` };
  return throughSplice(outgoing, port, context.certificate, proxied.route.timeoutMs * PATIENCE);
}

async function throughSplice(
  outgoing: OutgoingRequest,
  to: number,
  certificate: string,
  timeoutMs: number,
): Promise<Integrated> {
  const splice = await openSplice(to);
  try {
    return { http: await sendByTls(outgoing, { port: splice.port, certificate, timeoutMs }) };
  } catch (error) {
    const { name, message } = error as Error;
    return name === "AbortError" || name === "TimeoutError"
      ? { refusal: backendTimedOut, error: "Endpoint request timed out" }
      : { refusal: internalError, error: `the connection to ${outgoing.host} failed: ${message}` };
  } finally {
    await splice.close();
  }
}

const internalError: Refusal = { ...backendFailed, status: 500, responseType: "API_CONFIGURATION_ERROR" };
