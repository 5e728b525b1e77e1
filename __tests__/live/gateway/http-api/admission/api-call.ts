import { dnsSuffix } from "../../../../../src/model/aws/partition";
import { headerValues, type ReceivedRequest, splitOnce } from "../../signature/canonical-request";
import type { SystemSnapshot } from "../../system-snapshot";
import type { HttpApi } from "../apis/http-apis";
import { DEFAULT_STAGE, type HttpStage } from "../apis/http-stages";

/** A request to an HTTP API, as API Gateway reads it before it looks for a route. */
export interface ApiCall {
  readonly request: ReceivedRequest;
  readonly requestId: string;
  readonly time: Date;
  readonly api: HttpApi;
  /** Absent where the API has none for the request. */
  readonly stage?: HttpStage;
  /** The name that the client called. */
  readonly domainName: string;
  /** As it was requested, without a stage or what a custom domain name is mapped by. */
  readonly path: string;
  readonly query: string;
  /** True = it came by the API's own name although that is switched off. */
  readonly isSwitchedOff: boolean;
}

type Known = Pick<SystemSnapshot, "httpApis" | "domainMappings">;

/** The call that a request is; undefined where its host names no HTTP API that there is. */
export function apiCall(
  request: ReceivedRequest,
  { httpApis, domainMappings }: Known,
  region: string,
): Omit<ApiCall, "requestId" | "time"> | undefined {
  const domainName = headerValues(request.headers, "host").replace(/:\d+$/, "").toLowerCase();
  const [path, query] = splitOnce(request.target, "?");
  const own = httpApis.find(({ id }) => domainName === `${id}.execute-api.${region}.${dnsSuffix(region)}`);
  const called = { request, domainName, query };
  if (own !== undefined)
    return { ...called, api: own, isSwitchedOff: !own.hasDefaultEndpoint, ...stageAndPath(own, path) };
  const [mapping] = domainMappings
    .filter(
      (one) => one.domainName === domainName && (one.key === "" || `${path}/`.startsWith(`/${one.key}/`)),
    )
    .toSorted((a, b) => b.key.length - a.key.length);
  const api = httpApis.find(({ id }) => id === mapping?.apiId);
  if (mapping === undefined || api === undefined) return undefined;
  const stage = api.stages.find(({ name }) => name === mapping.stageName);
  const rest = mapping.key === "" ? path : path.slice(mapping.key.length + 1) || "/";
  return { ...called, api, isSwitchedOff: false, stage, path: rest };
}

/** The stage that the path begins with, or else `$default`. */
function stageAndPath({ stages }: HttpApi, path: string): Pick<ApiCall, "stage" | "path"> {
  const [first = "", ...others] = path.slice(1).split("/");
  const named = stages.find(({ name }) => name === first);
  if (named !== undefined) return { stage: named, path: `/${others.join("/")}` };
  return { stage: stages.find(({ name }) => name === DEFAULT_STAGE), path };
}
