const METHODS = new Set(["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);

const VARIABLE = /^\{([\w.-]+)(\+?)\}$/;

/**
 * A reason for which a route of an HTTP API could not have a key; undefined where it could.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function routeKeyProblem(key: string): string | undefined {
  if (key === "$default") return undefined;
  const refused = "The provided route key is not formatted properly for HTTP protocol. Format should be";
  const [method = "", path = "", ...rest] = key.split(" ");
  if (!METHODS.has(method) || !path.startsWith("/") || rest.length > 0)
    return `${refused} "<HTTP METHOD> /<RESOURCE PATH>" or "$default"`;
  const parts = path === "/" ? [] : path.slice(1).split("/");
  const names: string[] = [];
  for (const [i, part] of parts.entries()) {
    if (part === "") return `${refused} without empty parts of the path: ${key}`;
    const [, name, greedy] = VARIABLE.exec(part) ?? [];
    if (name === undefined && /[{}]/.test(part)) return `The route key ${key} has an invalid path variable`;
    if (greedy === "+" && i < parts.length - 1)
      return `The greedy path variable of the route key ${key} must be at its end`;
    if (name !== undefined) names.push(name);
  }
  return new Set(names).size < names.length
    ? `The route key ${key} has two path variables of the same name`
    : undefined;
}
