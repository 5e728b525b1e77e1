import type { Proxied } from "../functions/proxy-event";
import { headerValues } from "../signature/canonical-request";
import type { HttpIntegration } from "./http-integration";

/** The parameters that an integration sets itself in the requests that it passes on. */
export interface SetParameters {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The values of the parameters of its uri by name, encoded. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * The parameters of an integration request. One whose source the request does not have is left out.
 * @throws Error for a source or a target that is not understood
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html
 */
export function setParameters({ requestParameters }: HttpIntegration, proxied: Proxied): SetParameters {
  const set = Object.entries(requestParameters).flatMap(([target, source]) => {
    const [, place, name] = /^integration\.request\.(header|path)\.(.+)$/.exec(target) ?? [];
    if (place === undefined || name === undefined)
      throw new Error(`expected a header or a path parameter of the integration, got ${target}`);
    const value = sourceValue(source, proxied);
    if (value === undefined) return [];
    return [{ place, name, value: place === "path" ? encoded(value, source, proxied) : value }];
  });
  const at = (wanted: string) =>
    set.filter(({ place }) => place === wanted).map(({ name, value }) => [name, value] as const);
  return { headers: at("header"), path: Object.fromEntries(at("path")) };
}

function sourceValue(source: string, { request, invocation, authorized }: Proxied): string | undefined {
  const [, literal] = /^'(.*)'$/.exec(source) ?? [];
  if (literal !== undefined) return literal;
  const [, place, name = ""] =
    /^(context\.authorizer|method\.request\.header|method\.request\.path)\.(.+)$/.exec(source) ?? [];
  switch (place) {
    case "context.authorizer":
      return text(name === "principalId" ? authorized?.principalId : authorized?.context[name]);
    case "method.request.header":
      return headerValues(request.headers, name.toLowerCase()) || undefined;
    case "method.request.path":
      return invocation.parameters[name];
    default:
      throw new Error(`expected a literal, a part of the request or an authorizer's context, got ${source}`);
  }
}

/**
 * A value in a path, which does not reach over its segment; of one that stands for the rest of the path in the route the
 * slashes stay (*assumed*).
 */
function encoded(value: string, source: string, { route }: Proxied): string {
  const isRest = route.path.includes(`{${source.replace("method.request.path.", "")}+}`);
  return isRest ? value.split("/").map(encodeURIComponent).join("/") : encodeURIComponent(value);
}

function text(value: string | number | boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
