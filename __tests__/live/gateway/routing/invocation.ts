import { apiArn } from "../../../../src/model/aws/arn";
import { dnsSuffix } from "../../../../src/model/aws/partition";
import { type Method, routePattern } from "../../../../src/model/routes/route";
import type { Context } from "../context";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import { headerValues, type ReceivedRequest, splitOnce } from "../signature/canonical-request";
import type { ApiRoute } from "./api-routes";
import type { RestApi, Stage } from "./rest-apis";
import { type MappedPath, mappedPath, type RestDomain } from "./rest-domains";
import { routed } from "./routing";

/** A request to an API, as API Gateway reads it. */
export interface Invocation {
  readonly api: RestApi;
  /** `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5` */
  readonly apiArn: string;
  /** `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/` */
  readonly arn: string;
  readonly stageName: string;
  /** Absent where the API has no such stage. */
  readonly stage?: Stage;
  readonly method: string;
  /** As it was requested, without the stage. */
  readonly path: string;
  readonly query: string;
  /** Absent where no route matches. */
  readonly route?: ApiRoute;
  /** The values of the route's path parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The custom domain name that led to it; absent = the API's own name did. */
  readonly domain?: RestDomain;
}

/**
 * Undefined where the request names no API that there is behind this endpoint, or on the internet: private APIs are
 * behind endpoints only, unless a regional domain leads to them, and behind endpoints are private APIs only.
 * @param endpoint absent = from the internet
 */
export function invocationOf(
  { method, target, headers }: ReceivedRequest,
  endpoint: VpcEndpoint | undefined,
  { snapshot, region }: Pick<Context, "snapshot" | "region">,
): Invocation | undefined {
  const host = headerValues(headers, "host").replace(/:\d+$/, "");
  const { apis, restDomains } = snapshot();
  const [fullPath, query] = splitOnce(target, "?");
  const mapped = mappedBy(restDomains, host, fullPath, endpoint);
  const named = apiNamedBy(host, endpoint, region) ?? headerValues(headers, "x-apigw-api-id");
  const api = mapped
    ? apis.find(({ id, isPrivate }) => id === mapped.apiId && (isPrivate || endpoint === undefined))
    : apis.find(({ id, isPrivate }) => id === named && isPrivate === (endpoint !== undefined));
  if (api === undefined) return undefined;
  const [firstSegment, rest] = splitOnce(fullPath.slice(1), "/");
  const { stageName, path } = mapped ?? { stageName: firstSegment, path: `/${rest}` };
  const stage = api.stages[stageName];
  const answer = stage && routed(stage.routes, method, path);
  return {
    api,
    apiArn: arnOf(api),
    arn: `${arnOf(api)}/${stageName}/${method}${path}`,
    stageName,
    stage,
    method,
    path,
    query,
    route: answer?.route,
    parameters: answer?.parameters ?? {},
    domain: mapped?.domain,
  };
}

/**
 * A private domain is reached through the endpoints that are associated with it, a regional one from the internet and through
 * any endpoint of its account, where it may lead to a private API.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
function mappedBy(
  domains: readonly RestDomain[],
  host: string,
  fullPath: string,
  endpoint: VpcEndpoint | undefined,
): MappedPath | undefined {
  const reached = domains.find(({ name, type, account, endpointIds }) => {
    if (name !== host.toLowerCase()) return false;
    if (type === "PRIVATE") return endpoint !== undefined && endpointIds.includes(endpoint.id);
    return endpoint === undefined || endpoint.account === account;
  });
  return reached && mappedPath(reached, fullPath);
}

/** The source ARN that Lambda's permission has to name: with the request's method, and the path of the route. */
export function sourceArn({ api, stageName, method }: Invocation, { path }: ApiRoute): string {
  return `${arnOf(api)}/${stageName}/${routePattern({ method: method as Method, path })}`;
}

/** `{api}` and `{api}-{vpce}`; the endpoint's own name does not tell. */
function apiNamedBy(host: string, endpoint: VpcEndpoint | undefined, region: string): string | undefined {
  const isName = host.endsWith(`.execute-api.${region}.${dnsSuffix(region)}`);
  const label = isName ? host.split(".")[0] : undefined;
  const [api, endpointId = endpoint?.id] = label?.split(/-(?=vpce-)/) ?? [];
  return endpointId === endpoint?.id ? api : undefined;
}

function arnOf({ id, account, region }: RestApi): string {
  return apiArn({ account, region, apiId: id });
}
