type Headers = readonly (readonly [name: string, value: string])[];

/** Headers of the connection, which API Gateway makes anew for its own. */
const OF_THE_CONNECTION = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * The headers of a request that reach the server behind a route: all but those of the connection. `Authorization` may be
 * renamed, and is here (the strict reading), so that nobody relies on it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function passedOn(headers: Headers): Headers {
  return headers
    .filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()))
    .map(([name, value]) =>
      name.toLowerCase() === "authorization" ? [`x-amzn-Remapped-${name}`, value] : [name, value],
    );
}

/** Headers of an answer that API Gateway has of its own, so that it renames those of the server. */
const RENAMED = new Set(["content-length", "date", "server", "www-authenticate", "x-amzn-requestid"]);

/** The headers of the server's answer as they reach the caller. */
export function passedBack(headers: Headers): Readonly<Record<string, readonly string[]>> {
  const passed: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    const given = name.toLowerCase();
    if (RENAMED.has(given)) passed[`x-amzn-remapped-${given}`] = [value];
    else if (!OF_THE_CONNECTION.has(given)) passed[given] = [...(passed[given] ?? []), value];
  }
  return passed;
}
