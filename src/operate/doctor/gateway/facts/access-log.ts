import { jsonFields, recentEvents } from "../../facts/logs/recent-events";
import { logGroupArn, on } from "../../facts/needed";
import { byGateway, type GatewayReading } from "./gateway-reading";

/** An entry of a gateway's access log: a field is absent where API Gateway wrote `-`. */
export interface GatewayEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: number;
  /** `GET /todo`; absent if no route answers. */
  readonly routeKey?: string;
  readonly userArn?: string;
  /** API Gateway's own words. */
  readonly message?: string;
  /** Why a token did not let its bearer in. */
  readonly authorizerError?: string;
  /** The status that came from behind the link; absent if nothing came. */
  readonly integrationStatus?: number;
  /** Why nothing came. */
  readonly integrationError?: string;
}

export const gatewayLogReading: GatewayReading<readonly GatewayEntry[]> = {
  what: "the gateway's access log",
  key: byGateway,
  needs: ({ consumer }) => on(consumer, logGroupArn(consumer, groupOf(consumer)), "logs:FilterLogEvents"),
  read: async ({ consumer }, { aws, ...since }) => {
    const events = await recentEvents(aws(consumer).client("logs"), groupOf(consumer), since);
    return events.flatMap(({ at, message }) => {
      const fields = jsonFields(message);
      return fields ? gatewayEntry(at, fields) : [];
    });
  },
};

function groupOf({ name }: { readonly name: string }): string {
  return `/aws/vendedlogs/apigateway/${name}/access`;
}

function gatewayEntry(at: number, fields: Readonly<Record<string, unknown>>): GatewayEntry {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === "string" && value !== "-" && value !== "" ? value : undefined;
  };
  const integrationStatus = text("integration.status");
  return {
    at,
    status: Number(text("status") ?? 0),
    routeKey: text("routeKey"),
    userArn: text("identity.userArn"),
    message: text("error.message"),
    authorizerError: text("authorizer.error"),
    integrationStatus: integrationStatus === undefined ? undefined : Number(integrationStatus),
    integrationError: text("integration.error") ?? text("integrationErrorMessage"),
  };
}
