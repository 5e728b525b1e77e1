import type { Forward } from "../proxy";

/** A request as the AWS SDK hands it to what sends it. */
interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Makes the AWS SDK send what it has to send through `forward`, to whatever comes after an interceptor. */
export function sdkHandler(forward: Forward) {
  return {
    handle: async ({ method, path, query, headers, body }: Outgoing) => {
      const search = queryString(query);
      const { status, ...answer } = await forward({
        method,
        path: search === "" ? path : `${path}?${search}`,
        headers,
        body: typeof body === "object" ? Buffer.from(new Uint8Array(body)) : Buffer.from(body ?? ""),
      });
      const named = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), `${value}`]);
      return {
        response: {
          statusCode: status,
          headers: Object.fromEntries(named),
          body: new Uint8Array(answer.body),
        },
      };
    },
  };
}

function queryString(query: Outgoing["query"]): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ""].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
