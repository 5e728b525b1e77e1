import { ownRoutes } from "../../../../model/gateway/keep-warm";
import { DEFAULT_STAGE } from "../../../../model/gateway/names";
import { routeKey } from "../../../../model/routes/route";
import { callerPolicy } from "../../../../policies/gateway/caller-policy";
import { deployOnly } from "../../cause";
import { differenceEvidence, differences } from "../../documents/differences";
import { refusedWith } from "../open-refusals";
import { gatewayCause } from "./gateway-cause";
import { routeOf } from "./route";

const AUTHORIZATION = { jwt: "JWT", iam: "AWS_IAM", none: "NONE" } as const;

export const otherAuthorization = gatewayCause({
  id: "gateway-authorization",
  hop: "authorization",
  name: "The route asks its callers for something else than the deployment has it ask",
  reads: ["routes"],
  look: ({ routes }, call) => {
    const route = routeOf(call, routes);
    const { access } = call.client;
    if (route === undefined) return undefined;
    const scopes = access.kind === "jwt" ? (access.scopes[routeKey(call.route)] ?? []) : [];
    const words = (authorization: string, asked: readonly string[]) =>
      asked.length === 0
        ? authorization
        : `${authorization}, one of the scopes ${asked.toSorted().join(", ")}`;
    const live = words(route.authorization, route.scopes);
    const intended = words(AUTHORIZATION[access.kind], scopes);
    if (live === intended) return undefined;
    return { evidence: [{ live, intended }], mend: deployOnly(call.consumer) };
  },
});

export const otherIssuer = gatewayCause({
  id: "gateway-authorizer",
  hop: "authorization",
  name: "The route asks for tokens of another issuer, or for another audience",
  reads: ["routes", "tokenAuthorizers"],
  look: ({ routes, tokenAuthorizers }, call) => {
    const { access } = call.client;
    const route = routeOf(call, routes);
    if (access.kind !== "jwt" || route === undefined) return undefined;
    const authorizer = tokenAuthorizers.find(({ id }) => id === route.authorizerId);
    if (authorizer === undefined) return undefined;
    const words = (issuer: string, audience: readonly string[]) =>
      `tokens of ${issuer} for ${audience.toSorted().join(", ")}`;
    const live = words(authorizer.issuer, authorizer.audience);
    const intended = words(access.issuer, access.audience);
    return live === intended
      ? undefined
      : { evidence: [{ live, intended }], mend: deployOnly(call.consumer) };
  },
});

/** An HTTP API has no policy of its own: what a role may call is in its own. */
export const callerPolicyDrifted = gatewayCause({
  id: "caller-policy",
  hop: "authorization",
  name: "A caller's role has not the policy that lets it call the gateway",
  reads: ["httpApi", "callerPolicies"],
  look: ({ httpApi, callerPolicies }, { client, consumer, route }) => {
    const { access } = client;
    if (access.kind !== "iam" || httpApi === undefined) return undefined;
    const { account, region, uses } = consumer;
    const api = { account, region, apiId: httpApi.id, stage: DEFAULT_STAGE };
    const offered = [...uses.flatMap((use) => use.routes), ...ownRoutes(client)];
    const evidence = access.callers
      .filter(({ routes }) => routes.some((one) => routeKey(one) === routeKey(route)))
      .flatMap(({ name, roleArn, routes }) => {
        const live = callerPolicies[name];
        if (live === undefined)
          return [{ live: `${roleArn} has no policy ${consumer.name}-${name}`, intended: "this policy" }];
        return differences(live, callerPolicy(api, { granted: routes, offered })).map(differenceEvidence);
      });
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(consumer) };
  },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html */
export const tokenRefused = gatewayCause({
  id: "token-refused",
  hop: "authorization",
  name: "API Gateway does not accept the caller's token",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) => {
    const { access } = call.client;
    if (access.kind !== "jwt") return undefined;
    return refusedWith(
      gatewayLog,
      call,
      ({ status, integrationStatus }) => status === 401 && !integrationStatus,
      {
        intended: `a token of ${access.issuer} for ${access.audience.join(" or ")} that has not expired`,
        mend: "have the caller get a new token; API Gateway has to reach the issuer's keys over the internet",
      },
    );
  },
});

export const scopeMissing = gatewayCause({
  id: "scope-missing",
  hop: "authorization",
  name: "The caller's token has no scope of the route",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) => {
    const { access } = call.client;
    if (access.kind !== "jwt") return undefined;
    return refusedWith(
      gatewayLog,
      call,
      ({ status, integrationStatus }) => status === 403 && !integrationStatus,
      {
        intended: `one of the scopes ${(access.scopes[routeKey(call.route)] ?? []).join(", ")}`,
        mend: `have the issuer give the caller the scope, or change jwt.scopes of ${call.client.name} and deploy`,
      },
    );
  },
});

export const signatureRefused = gatewayCause({
  id: "caller-refused",
  isSymptom: true,
  hop: "authorization",
  name: "API Gateway does not let in the caller's role, or gets no signature",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) => {
    if (call.client.access.kind !== "iam") return undefined;
    return refusedWith(
      gatewayLog,
      call,
      ({ status, integrationStatus }) => status === 403 && !integrationStatus,
      {
        intended: "a call signed for execute-api by one of the gateway's callers",
        mend: `name the role among the callers of ${call.client.name}, then npx crosslink deploy; or have the caller sign`,
      },
    );
  },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
export const throttled = gatewayCause({
  id: "gateway-throttled",
  hop: "throttle",
  name: "The gateway throttles the route",
  reads: ["gatewayLog"],
  look: ({ gatewayLog }, call) => {
    const { throttle, name } = call.client;
    const { ratePerSecond, burst } = throttle.routes[routeKey(call.route)] ?? throttle;
    return refusedWith(
      gatewayLog,
      call,
      ({ status, integrationStatus }) => status === 429 && !integrationStatus,
      {
        intended: `at most ${ratePerSecond} requests a second, ${burst} at once`,
        mend: `raise the throttle of ${name} (or that of the route), then npx crosslink deploy; or call less often`,
      },
    );
  },
});
