import { dnsSuffix } from "../../../../src/model/aws/partition";
import { sourceAddress } from "../network/source-address";
import type { VpcEndpoint } from "../network/vpc-endpoints";
import type { Invocation } from "../routing/invocation";
import type { ApiRoute } from "../routing/rest-apis";
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
  readonly requestId: string;
  readonly time: Date;
}

/**
 * The event of a Lambda proxy integration of a REST API without binary media types.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(proxied: Proxied): object {
  const { request, invocation, route } = proxied;
  const { body } = request;
  const query = [...new URLSearchParams(invocation.query)];
  return {
    resource: route.path,
    path: invocation.path,
    httpMethod: request.method,
    headers: lastOf(request.headers),
    multiValueHeaders: allOf(request.headers),
    queryStringParameters: query.length > 0 ? lastOf(query) : null,
    multiValueQueryStringParameters: query.length > 0 ? allOf(query) : null,
    pathParameters: Object.keys(invocation.parameters).length > 0 ? invocation.parameters : null,
    stageVariables: null,
    requestContext: requestContext(proxied),
    body: body.length > 0 ? body.toString() : null,
    isBase64Encoded: false,
  };
}

function requestContext({ invocation, route, endpoint, caller, requestId, time }: Proxied) {
  const { api, stageName, method, path } = invocation;
  return {
    resourceId: route.resourceId,
    resourcePath: route.path,
    httpMethod: method,
    path: `/${stageName}${path}`,
    accountId: api.account,
    apiId: api.id,
    stage: stageName,
    domainName: `${api.id}.execute-api.${api.region}.${dnsSuffix(api.region)}`,
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
  };
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
