import type { Place } from "../../model/aws/arn";
import { dnsSuffix } from "../../model/aws/partition";

/** Where to connect, and which name to ask for (and to sign). */
export interface ApiAddress {
  readonly connectTo: string;
  readonly host: string;
}

/** The name of an API, or of an API and an endpoint, under which API Gateway answers. */
export function apiHost(name: string, { region }: Pick<Place, "region">): string {
  return `${name}.execute-api.${region}.${dnsSuffix(region)}`;
}

/** How an API on the internet is reached. */
export function internetAddress(apiId: string, place: Pick<Place, "region">): ApiAddress {
  const host = apiHost(apiId, place);
  return { connectTo: host, host };
}
