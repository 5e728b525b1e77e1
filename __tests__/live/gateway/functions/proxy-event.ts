import { dnsSuffix } from "../../../../src/model/aws/partition";
import type { AuthorizerAnswer } from "../authorizers/authorizer-answer";
import { sourceAddress } from "../network/source-address";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import type { ApiRoute } from "../routing/api-routes";
import type { Invocation } from "../routing/invocation";
import type { ReceivedRequest } from "../signature/canonical-request";
import type { Session } from "../signature/sessions";

/** An admitted request, with everything that its event tells the function. */
export interface Proxied {
  readonly request: ReceivedRequest;
  readonly invocation: Invocation;
  readonly route: ApiRoute;
  /** Absent = it came from the internet. */
  readonly endpoint?: VpcEndpoint;
  readonly caller?: Session;
  /** The answer of the route's authorizer; absent = there is none, or it is being asked. */
  readonly authorized?: AuthorizerAnswer;
  readonly requestId: string;
  readonly time: Date;
}

/**
 * The event of a Lambda proxy integration of a REST API without binary media types.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(proxied: Proxied): object {
  const { body } = proxied.request;
  const event = requestEvent(proxied);
  return {
    ...event,
    queryStringParameters: filled(event.queryStringParameters),
    multiValueQueryStringParameters: filled(event.multiValueQueryStringParameters),
    pathParameters: filled(event.pathParameters),
    stageVariables: null,
    body: body.length > 0 ? body.toString() : null,
    isBase64Encoded: false,
  };
}

/** The parts of a request that functions behind a route and its authorizer both are told; what is missing is empty. */
export function requestEvent(proxied: Proxied) {
  const { request, invocation, route } = proxied;
  const query = [...new URLSearchParams(invocation.query)];
  return {
    resource: route.path,
    path: invocation.path,
    httpMethod: request.method,
    headers: lastOf(request.headers),
    multiValueHeaders: allOf(request.headers),
    queryStringParameters: lastOf(query),
    multiValueQueryStringParameters: allOf(query),
    pathParameters: invocation.parameters,
    stageVariables: {},
    requestContext: requestContext(proxied),
  };
}

function requestContext({ invocation, route, endpoint, caller, authorized, requestId, time }: Proxied) {
  const { api, stageName, method, path, domain } = invocation;
  return {
    resourceId: route.resourceId,
    resourcePath: route.path,
    httpMethod: method,
    path: `/${stageName}${path}`,
    accountId: api.account,
    apiId: api.id,
    stage: stageName,
    domainName: domain?.name ?? `${api.id}.execute-api.${api.region}.${dnsSuffix(api.region)}`,
    protocol: "HTTP/1.1",
    requestId,
    requestTimeEpoch: time.getTime(),
    identity: {
      accessKey: caller?.accessKeyId ?? null,
      accountId: caller?.account ?? null,
      caller: caller?.id ?? null,
      user: caller?.id ?? null,
      userArn: caller?.arn ?? null,
      sourceIp: sourceAddress(endpoint),
      ...(endpoint && { vpcId: endpoint.vpcId, vpceId: endpoint.id }),
      userAgent: null,
      cognitoIdentityId: null,
    },
    ...(authorized && { authorizer: { ...texts(authorized.context), principalId: authorized.principalId } }),
  };
}

/** Null in the place of nothing. */
function filled<T extends object>(values: T): T | null {
  return Object.keys(values).length > 0 ? values : null;
}

/** The values of an authorizer's context, which a function gets as texts. */
function texts(context: AuthorizerAnswer["context"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(context).map(([name, value]) => [name, String(value)]));
}

type Pairs = readonly (readonly [string, string])[];

function lastOf(pairs: Pairs): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs);
}

function allOf(pairs: Pairs): Readonly<Record<string, readonly string[]>> {
  const names = [...new Set(pairs.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => [name, pairs.filter(([one]) => one === name).map(([, value]) => value)]),
  );
}
