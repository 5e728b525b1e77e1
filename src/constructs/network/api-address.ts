import { apiHost } from "../../model/aws/api-host";
import type { Place } from "../../model/aws/arn";
import type { Route } from "../../model/routes/route";

/** The host to connect to, and the name to send in `Host` (and to sign). */
export interface ApiAddress {
  readonly connectTo: string;
  readonly host: string;
}

/** A deployed API as its callers address it. */
export interface CalledApi {
  readonly address: ApiAddress;
  readonly region: string;
  readonly stage: string;
  /** The route of a call that names none. */
  readonly defaultRoute: Route;
}

/** The address of an API on the internet. */
export function internetAddress(apiId: string, place: Pick<Place, "region">): ApiAddress {
  const host = apiHost(apiId, place);
  return { connectTo: host, host };
}
