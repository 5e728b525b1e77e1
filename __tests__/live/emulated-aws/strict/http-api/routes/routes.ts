import { GetAuthorizerCommand, GetIntegrationsCommand, GetRoutesCommand } from "@aws-sdk/client-apigatewayv2";
import type { Answer } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest, restRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";
import { routeKeyProblem } from "./route-key-problem";

const shownBy = "__tests__/live/emulated-aws/strict/http-api/routes/routes.test.ts";

/** A route of an HTTP API, as it is saved. */
interface SavedRoute {
  readonly authorizationScopes?: readonly string[];
  readonly authorizationType?: string;
  readonly authorizerId?: string;
  readonly routeId?: string;
  readonly routeKey?: string;
  /** `integrations/abc123` */
  readonly target?: string;
}

const ROUTES = "apis/([^/]+)/routes";

/** The quota of an API. */
const MOST_ROUTES = 300;

/** The quota of a route. */
const MOST_SCOPES = 10;

export const routeKeys: ManagementRule = {
  name: "the key of a route is a method and a path, with a greedy variable only at its end, and no other route has it",
  because: "moto takes any text, any number of times",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedRoute>(passing, forward, ROUTES);
    if (saved === undefined) return forward(passing);
    const { routeKey = "", routeId } = saved.after;
    const problem = routeKeyProblem(routeKey);
    if (problem !== undefined) return badRequest(problem);
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const { Items = [] } = await httpApis.send(new GetRoutesCommand({ ApiId: saved.ids[0] }));
    if (saved.before === undefined && Items.length >= MOST_ROUTES)
      return restRefusal(429, "LimitExceededException", "Maximum number of Routes for this API reached.");
    return Items.some((one) => one.RouteKey === routeKey && one.RouteId !== routeId)
      ? restRefusal(409, "ConflictException", `Route with key ${routeKey} already exists for this API`)
      : forward(passing);
  },
};

export const routeTargets: ManagementRule = {
  name: "a route leads to an integration of its own API",
  because: "moto takes any text, so that a route could lead nowhere",
  source: "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedRoute>(passing, forward, ROUTES);
    const target = saved?.after.target;
    if (saved === undefined || !target) return forward(passing);
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const { Items = [] } = await httpApis.send(new GetIntegrationsCommand({ ApiId: saved.ids[0] }));
    return Items.some(({ IntegrationId }) => target === `integrations/${IntegrationId}`)
      ? forward(passing)
      : badRequest(`Invalid integration identifier specified: ${target}`);
  },
};

export const routeAuthorization: ManagementRule = {
  name: "a route with JWT authorization has an authorizer of its API, and at most ten scopes",
  because:
    "moto takes a route without its authorizer, and scopes that nobody checks, so that it would seem closed",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedRoute>(passing, forward, ROUTES);
    if (saved === undefined) return forward(passing);
    const { authorizationType = "NONE", authorizerId, authorizationScopes = [] } = saved.after;
    if (!/^(NONE|AWS_IAM|JWT|CUSTOM)$/.test(authorizationType))
      return badRequest(`Invalid authorization type ${authorizationType}`);
    if (authorizationScopes.length > MOST_SCOPES) return tooManyScopes();
    if (authorizationType !== "JWT")
      return authorizationScopes.length > 0
        ? badRequest("Authorization scopes can only be specified for a route with JWT authorization")
        : forward(passing);
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const named = { ApiId: saved.ids[0], AuthorizerId: authorizerId };
    const authorizer = await httpApis.send(new GetAuthorizerCommand(named)).catch(() => undefined);
    return authorizer?.AuthorizerType === "JWT"
      ? forward(passing)
      : badRequest(
          "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid authorizer.",
        );
  },
};

function tooManyScopes(): Answer {
  return badRequest(`A route has at most ${MOST_SCOPES} authorization scopes`);
}
