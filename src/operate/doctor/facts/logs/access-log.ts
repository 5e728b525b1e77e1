import { byProvider, logGroupArn, ofProvider, on } from "../needed";
import type { Reading } from "../reading";
import { jsonFields, recentEvents } from "./recent-events";

/** An entry of the API's access log: a field is absent where API Gateway wrote `-`. */
export interface AccessEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly requestId?: string;
  readonly status: number;
  readonly method?: string;
  /** The path of the route: `/orders/{id}`; absent if no route answers. */
  readonly resourcePath?: string;
  /** The path as it was requested, with the stage. */
  readonly path?: string;
  /** The ARN of the session that signed. */
  readonly userArn?: string;
  /** The caller as the API's authorizer knows it. */
  readonly principalId?: string;
  readonly endpointId?: string;
  readonly sourceIp?: string;
  /** Of `error`, `authenticate`, `authorize` and `waf`, as far as they said anything. */
  readonly messages: readonly string[];
  /** The gateway response: `ACCESS_DENIED`, `WAF_FILTERED`. */
  readonly responseType?: string;
  /** `integration.error`. */
  readonly integrationError?: string;
  /** The status that the function's invocation had. */
  readonly integrationStatus?: number;
}

export const accessLogReading: Reading<readonly AccessEntry[]> = {
  what: "the API's access log",
  key: byProvider,
  needs: (call) =>
    ofProvider(call, (provider) =>
      on(provider, logGroupArn(provider, accessLogGroup(provider)), "logs:FilterLogEvents"),
    ),
  read: async ({ provider }, { aws, ...since }) => {
    if (provider === undefined) return [];
    const events = await recentEvents(aws(provider).client("logs"), accessLogGroup(provider), since);
    return events.flatMap(({ at, message }) => {
      const fields = jsonFields(message);
      return fields ? accessEntry(at, fields) : [];
    });
  },
};

function accessLogGroup({ name }: { readonly name: string }): string {
  return `/aws/apigateway/${name}/access`;
}

export function accessEntry(at: number, fields: Readonly<Record<string, unknown>>): AccessEntry {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === "string" && value !== "-" && value !== "" ? value : undefined;
  };
  const messages = ["error.message", "authenticate.error", "authorize.error", "waf.error"].flatMap(
    (name) => text(name) ?? [],
  );
  const integrationStatus = text("integration.status") ?? text("integration.integrationStatus");
  return {
    at,
    requestId: text("requestId"),
    status: Number(text("status") ?? 0),
    method: text("httpMethod"),
    resourcePath: text("resourcePath"),
    path: text("path"),
    userArn: text("identity.userArn"),
    principalId: text("authorizer.principalId"),
    endpointId: text("identity.vpceId"),
    sourceIp: text("identity.sourceIp"),
    messages: [...new Set(messages)],
    responseType: text("error.responseType"),
    integrationError: text("integration.error"),
    integrationStatus: integrationStatus === undefined ? undefined : Number(integrationStatus),
  };
}
