import type { Integration } from "@aws-sdk/client-apigatewayv2";

/** An integration that passes requests on over a VPC link, as API Gateway describes it. */
export interface PrivateIntegration {
  readonly vpcLinkId: string;
  /** The listener of a balancer that they are sent to. */
  readonly listenerArn: string;
  /** `ANY` = that of the request. */
  readonly method: string;
  /** By what they change: `overwrite:header.x-crosslink-service`. */
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** The name that the listener's certificate has to be for; absent = the connection is not encrypted. */
  readonly serverName?: string;
}

/** @throws Error for an integration of another kind: nothing stands for other servers */
export function privateIntegration(described: Integration): PrivateIntegration {
  const { IntegrationType, ConnectionType, ConnectionId, IntegrationUri = "" } = described;
  const { IntegrationMethod = "ANY", RequestParameters = {}, ResponseParameters = {} } = described;
  const isPrivate = IntegrationType === "HTTP_PROXY" && ConnectionType === "VPC_LINK" && ConnectionId;
  if (!isPrivate || !IntegrationUri.includes(":listener/app/"))
    throw new Error(
      `expected a proxy to an application balancer's listener over a VPC link, got ${IntegrationType} to ${IntegrationUri}`,
    );
  if (Object.keys(ResponseParameters ?? {}).length > 0)
    throw new Error("expected answers to be passed back as they are, got response parameters");
  return {
    vpcLinkId: ConnectionId,
    listenerArn: IntegrationUri,
    method: IntegrationMethod,
    requestParameters: RequestParameters ?? {},
    timeoutMs: Number(described.TimeoutInMillis ?? 30_000),
    serverName: described.TlsConfig?.ServerNameToVerify,
  };
}
