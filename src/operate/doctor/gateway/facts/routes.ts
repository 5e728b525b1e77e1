import type { ClientOf } from "../../../aws/clients";
import { onApis } from "../../facts/needed";
import { byGateway, type GatewayReading } from "./gateway-reading";

/** A route of an HTTP API. */
export interface LiveRoute {
  /** `GET /todo/{id}` */
  readonly key: string;
  /** The integration that it leads to. */
  readonly integrationId?: string;
  /** `JWT`, `AWS_IAM`, `NONE` */
  readonly authorization: string;
  readonly authorizerId?: string;
  readonly scopes: readonly string[];
}

export interface LiveIntegration {
  readonly id: string;
  /** The listener that it leads to. */
  readonly uri: string;
  readonly vpcLinkId?: string;
  /** The changes of the request, as API Gateway spells them. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The demands on tokens. */
export interface LiveTokenAuthorizer {
  readonly id: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

export const routesReading: GatewayReading<readonly LiveRoute[]> = {
  what: "the routes of the HTTP API",
  key: byGateway,
  needs: ({ consumer }) => [onApis(consumer, "/apis/*/routes")],
  from: ["httpApi"],
  read: async ({ consumer }, { aws, fact }) => {
    const api = await fact("httpApi");
    return api === undefined ? [] : routesOf(aws(consumer).client("httpApis"), api.id);
  },
};

async function routesOf(client: ClientOf<"httpApis">, ApiId: string): Promise<readonly LiveRoute[]> {
  const found: LiveRoute[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.getRoutes({ ApiId, NextToken, MaxResults: "500" });
    for (const route of page.Items ?? [])
      found.push({
        key: route.RouteKey ?? "",
        integrationId: /^integrations\/(.*)$/.exec(route.Target ?? "")?.[1],
        authorization: route.AuthorizationType ?? "NONE",
        authorizerId: route.AuthorizerId,
        scopes: route.AuthorizationScopes ?? [],
      });
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

export const integrationsReading: GatewayReading<readonly LiveIntegration[]> = {
  what: "the integrations of the HTTP API",
  key: byGateway,
  needs: ({ consumer }) => [onApis(consumer, "/apis/*/integrations")],
  from: ["httpApi"],
  read: async ({ consumer }, { aws, fact }) => {
    const api = await fact("httpApi");
    if (api === undefined) return [];
    const client = aws(consumer).client("httpApis");
    const found: LiveIntegration[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.getIntegrations({ ApiId: api.id, NextToken, MaxResults: "500" });
      for (const one of page.Items ?? [])
        found.push({
          id: one.IntegrationId ?? "",
          uri: one.IntegrationUri ?? "",
          vpcLinkId: one.ConnectionId,
          parameters: one.RequestParameters ?? {},
        });
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  },
};

export const tokenAuthorizersReading: GatewayReading<readonly LiveTokenAuthorizer[]> = {
  what: "the authorizers of the HTTP API",
  key: byGateway,
  needs: ({ consumer, client }) =>
    client.access.kind === "jwt" ? [onApis(consumer, "/apis/*/authorizers/*")] : [],
  from: ["httpApi", "routes"],
  read: async ({ consumer, client: { access } }, { aws, fact }) => {
    const [api, routes] = [await fact("httpApi"), await fact("routes")];
    if (access.kind !== "jwt" || api === undefined) return [];
    const client = aws(consumer).client("httpApis");
    const ids = new Set(routes.flatMap(({ authorizerId }) => authorizerId ?? []));
    return Promise.all(
      [...ids].map(async (AuthorizerId) => {
        const { JwtConfiguration } = await client.getAuthorizer({ ApiId: api.id, AuthorizerId });
        return {
          id: AuthorizerId,
          issuer: JwtConfiguration?.Issuer ?? "",
          audience: JwtConfiguration?.Audience ?? [],
        };
      }),
    );
  },
};
