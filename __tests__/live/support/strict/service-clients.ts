import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import type { Forward, PassingRequest } from "../proxy";

/** Whom the emulator takes a request for: it looks at nothing but the access key's id. */
export interface Requester {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  readonly region: string;
}

/** Who signed a request, and for which region. */
export function requesterOf({ headers }: PassingRequest): Requester {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(headers.authorization ?? "");
  const token = headers["x-amz-security-token"];
  return {
    accessKeyId: scope?.[1] ?? "anonymous",
    region: scope?.[2] ?? "us-east-1",
    sessionToken: typeof token === "string" ? token : undefined,
  };
}

/** The services as a requester sees them, asked through `forward`: by a rule that has to know what is there. */
export function serviceClients({ region, ...credentials }: Requester, forward: Forward) {
  const config = {
    region,
    endpoint: "http://127.0.0.1",
    credentials: { secretAccessKey: "unchecked", ...credentials },
    maxAttempts: 1,
    requestHandler: handlerOf(forward),
  };
  return {
    apiGateway: () => new APIGatewayClient(config),
    ec2: () => new EC2Client(config),
    iam: () => new IAMClient(config),
    lambda: () => new LambdaClient(config),
  };
}

/** A request as the AWS SDK hands it to what sends it. */
interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

function handlerOf(forward: Forward) {
  return {
    handle: async ({ method, path, query, headers, body }: Outgoing) => {
      const search = queryString(query);
      const { status, ...answer } = await forward({
        method,
        path: search === "" ? path : `${path}?${search}`,
        headers,
        body: Buffer.from(body ?? ""),
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
