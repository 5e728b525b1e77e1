import type { Integration } from "@aws-sdk/client-api-gateway";

/** A server that a route passes its requests on to, as its deployment has it. */
export interface HttpIntegration {
  /** `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders/{id}` */
  readonly uri: string;
  /** `ANY` = that of the request. */
  readonly method: string;
  readonly vpcLinkId: string;
  /** By what they set: `integration.request.header.x-key`: `context.authorizer.key`. */
  readonly requestParameters: Readonly<Record<string, string>>;
}

/**
 * The HTTP proxy integration of a method; undefined for another kind of integration.
 * @throws Error for one that does not go over a VPC link by TLS: nothing stands for other servers
 */
export function httpIntegration(described: Integration): HttpIntegration | undefined {
  const { type, uri = "", httpMethod = "ANY", connectionType, connectionId, requestParameters } = described;
  if (type !== "HTTP_PROXY") return undefined;
  if (connectionType !== "VPC_LINK" || !connectionId || !uri.startsWith("https://"))
    throw new Error(`expected TLS over a VPC link, got ${uri} over ${connectionType} ${connectionId}`);
  return { uri, method: httpMethod, vpcLinkId: connectionId, requestParameters: requestParameters ?? {} };
}
