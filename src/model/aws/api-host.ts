import type { Place } from "./arn";
import { dnsSuffix } from "./partition";

/** The host name of an API. @param name the API's id, or `{api}-{vpce}` for an associated endpoint */
export function apiHost(name: string, { region }: Pick<Place, "region">): string {
  return `${name}.execute-api.${region}.${dnsSuffix(region)}`;
}
