import { headerValues } from "../../signature/canonical-request";
import { contextVariable, type Progress } from "./context-variables";

/** A call that is passed on, with the variables of its path. */
export interface Mapped extends Progress {
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * A value as the integration spells it: a variable alone, or a text in which variables stand in braces. One that is not set
 * is empty.
 * @throws Error for a source that is not understood
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function mappingValue(template: string, mapped: Mapped): string {
  const [, alone] = /^\$([a-zA-Z][\w.-]*)$/.exec(template) ?? [];
  if (alone !== undefined) return variable(alone, mapped);
  return template.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => variable(name, mapped));
}

function variable(name: string, mapped: Mapped): string {
  const { call, parameters } = mapped;
  if (name === "request.path") return call.path;
  const [, place = "", key = ""] =
    /^(request\.header|request\.querystring|request\.path|context)\.(.+)$/.exec(name) ?? [];
  switch (place) {
    case "request.header":
      return headerValues(call.request.headers, key.toLowerCase());
    case "request.querystring":
      return new URLSearchParams(call.query).getAll(key).join(",");
    case "request.path":
      return parameters[key] ?? "";
    case "context":
      return contextVariable(key, mapped) ?? "";
    default:
      throw new Error(`expected a part of the request or of its context, got ${name}`);
  }
}
