import type { Method } from "@aws-sdk/client-api-gateway";
import type { WrittenRoute } from "../../../../src/model/routes/route";
import type { DeploymentSnapshot } from "../../emulated-aws/strict/api-gateway/deployment-snapshot";
import { type RequestAuthorizer, requestAuthorizer } from "../authorizers/request-authorizer";
import type { AskedOfRequests } from "../execute-api/validate-request";
import { functionArnIn } from "../functions/function-arn";
import { type HttpIntegration, httpIntegration } from "../http-proxy/http-integration";

/** A route of a deployment, with everything that decides about its requests. */
export interface ApiRoute extends WrittenRoute {
  readonly resourceId: string;
  readonly authorization: "AWS_IAM" | "CUSTOM" | "NONE";
  /** The authorizer of a route with the authorization `CUSTOM`. */
  readonly authorizer?: RequestAuthorizer;
  /** Empty where something else than a function is behind it. */
  readonly functionArn: string;
  /** The server that its requests are passed on to; absent = they come to its function. */
  readonly http?: HttpIntegration;
  readonly timeoutMs: number;
  /** The validation of its requests before they come to the function; absent = there is none. */
  readonly asked?: AskedOfRequests;
}

/** Every route of a deployment. */
export function routesOf(snapshot: DeploymentSnapshot): readonly ApiRoute[] {
  const { resources, models } = snapshot;
  const schemas = Object.fromEntries(models.map(({ name, schema }) => [name, JSON.parse(schema ?? "{}")]));
  return resources.flatMap(({ id = "", path = "", resourceMethods = {} }) =>
    Object.entries(resourceMethods).map(([method, described]) => ({
      ...route(id, path, method as WrittenRoute["method"], described),
      ...authorizationOf(described, snapshot),
      asked: askedOf(described, snapshot, schemas),
    })),
  );
}

function route(
  resourceId: string,
  path: string,
  method: WrittenRoute["method"],
  { methodIntegration = {} }: Method,
): Omit<ApiRoute, "authorization"> {
  const { uri = "", timeoutInMillis = 29_000 } = methodIntegration;
  return {
    method,
    path,
    resourceId,
    functionArn: functionArnIn(uri),
    http: httpIntegration(methodIntegration),
    timeoutMs: Number(timeoutInMillis),
  };
}

/** @throws Error for a kind of authorization that the gateway does not know: it must not let pass what AWS may refuse. */
function authorizationOf(
  { authorizationType = "NONE", authorizerId }: Method,
  { authorizers }: DeploymentSnapshot,
): Pick<ApiRoute, "authorization" | "authorizer"> {
  if (authorizationType === "AWS_IAM" || authorizationType === "NONE")
    return { authorization: authorizationType };
  const described = authorizers.find(({ id }) => id === authorizerId);
  if (authorizationType !== "CUSTOM" || described === undefined)
    throw new Error(`expected a Lambda authorizer, got ${authorizationType} with ${authorizerId}`);
  return { authorization: "CUSTOM", authorizer: requestAuthorizer(described) };
}

/** Without a validator a method asks nothing, whatever models it has. */
function askedOf(
  { requestValidatorId, requestParameters = {}, requestModels = {} }: Method,
  { requestValidators }: DeploymentSnapshot,
  models: AskedOfRequests["models"],
): AskedOfRequests | undefined {
  const validator = requestValidators.find(({ id }) => id === requestValidatorId);
  if (validator === undefined) return undefined;
  const { validateRequestBody = false, validateRequestParameters = false } = validator;
  return {
    validator: { validateRequestBody, validateRequestParameters },
    requestParameters,
    requestModels,
    models,
  };
}
