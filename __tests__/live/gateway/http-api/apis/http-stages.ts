import { GetStagesCommand, type RouteSettings, type Stage } from "@aws-sdk/client-apigatewayv2";
import type { Account } from "../../../support/accounts/accounts";

/** The stage that is no part of the path. */
export const DEFAULT_STAGE = "$default";

/** A stage of an HTTP API. */
export interface HttpStage {
  readonly name: string;
  /** The template of an entry of its access log; absent = it has no log. */
  readonly logFormat?: string;
  /** The log group of that log. */
  readonly logGroup?: string;
  /** The limits of all routes that have none of their own, together; absent = only those of the account. */
  readonly throttle?: Throttle;
  /** By the key of the route: `GET /todo`. */
  readonly routeThrottles: Readonly<Record<string, Throttle>>;
}

/** The size of a bucket of tokens, and how many are put into it again each second. */
export interface Throttle {
  readonly burst: number;
  readonly ratePerSecond: number;
}

/** @throws Error for a stage that serves a deployment: no picture of those is kept here */
export async function httpStages({ httpApis }: Account, ApiId: string): Promise<readonly HttpStage[]> {
  const { Items = [] } = await httpApis.send(new GetStagesCommand({ ApiId }));
  return Items.map(httpStage);
}

function httpStage({
  StageName: name = "",
  AutoDeploy,
  AccessLogSettings,
  DefaultRouteSettings,
  RouteSettings: byRoute = {},
}: Stage): HttpStage {
  if (!AutoDeploy) throw new Error(`expected a stage that deploys by itself, got ${name}`);
  return {
    name,
    logGroup: /:log-group:([^:]+)/.exec(AccessLogSettings?.DestinationArn ?? "")?.[1],
    logFormat: AccessLogSettings?.DestinationArn ? AccessLogSettings.Format : undefined,
    throttle: throttleOf(DefaultRouteSettings),
    routeThrottles: Object.fromEntries(
      Object.entries(byRoute).flatMap(([key, settings]) => {
        const throttle = throttleOf(settings);
        return throttle ? [[key, throttle]] : [];
      }),
    ),
  };
}

/** A limit of zero lets nobody in; one that is not set is none. */
function throttleOf(settings: RouteSettings | undefined): Throttle | undefined {
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: ratePerSecond } = settings ?? {};
  return burst === undefined || ratePerSecond === undefined ? undefined : { burst, ratePerSecond };
}
