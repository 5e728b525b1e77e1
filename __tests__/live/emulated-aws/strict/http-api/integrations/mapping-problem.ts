/** Headers that a mapping of an HTTP API cannot set; those with a star are prefixes. */
const RESERVED = [
  "access-control-*",
  "apigw-*",
  "authorization",
  "connection",
  "content-encoding",
  "content-length",
  "content-location",
  "forwarded",
  "keep-alive",
  "origin",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailers",
  "transfer-encoding",
  "upgrade",
  "via",
  "x-amz-*",
  "x-amzn-*",
  "x-forwarded-*",
];

const KEY = /^(append|overwrite|remove):(header|querystring)\.([\w!#$%&'*+.^`|~-]+)$/;

/** `$request.path.id`, or the same in braces among other text. */
const EXPRESSION =
  /^(request\.(header|querystring|body|path)\.[\w.$[\]-]+|request\.(path|body)|context\.[\w.-]+|stageVariables\.\w+)$/;

/**
 * A reason for which API Gateway would not take a mapping of a request's parameter; undefined where it would.
 * @param key the parameter and what happens to it: `overwrite:header.x-service`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function mappingProblem(key: string, value: string): string | undefined {
  if (key === "overwrite:path") return expressionProblem(value);
  const [, action, place, name = ""] = KEY.exec(key) ?? [];
  if (action === undefined) return `Invalid mapping expression specified: ${key}`;
  if (place === "header" && isReserved(name))
    return `Operations on header ${name.toLowerCase()} are restricted`;
  if (action === "remove")
    return value === "" || value === "''"
      ? undefined
      : `Invalid mapping expression specified: ${key} takes no value`;
  return value === ""
    ? `Invalid mapping expression specified: ${key} has no value`
    : expressionProblem(value);
}

function isReserved(name: string): boolean {
  const lower = name.toLowerCase();
  return RESERVED.some((one) => (one.endsWith("*") ? lower.startsWith(one.slice(0, -1)) : lower === one));
}

function expressionProblem(value: string): string | undefined {
  const whole = /^\$(?!\{)(.*)$/s.exec(value)?.[1];
  const expressions =
    whole !== undefined ? [whole] : [...value.matchAll(/\$(?:\{([^}]*)\}|)/g)].map(([, inner = ""]) => inner);
  const wrong = expressions.find((one) => !EXPRESSION.test(one));
  return wrong === undefined ? undefined : `Invalid mapping expression specified: ${value}`;
}
