import { roleArn } from "../../../model/aws/arn";
import type {
  Cors,
  GatewayAccess,
  GatewayCaller,
  HttpGateway,
  ServiceUse,
} from "../../../model/gateway/gateway";
import type { Party } from "../../../model/party";
import { ANY, METHODS, type WrittenRoute } from "../../../model/routes/route";
import { known } from "../../outline/unknown";
import type { GatewayFile } from "../../schema/file-parts";

type GatewayClientFile = GatewayFile["consumers"][string]["clients"][string];

/** @param uses everything that it leads to */
export function buildGateway(
  party: Party,
  name: string,
  { type, timeoutSeconds, throttle, cors, accessLog, waf, domain, alb, keepWarm, ...file }: GatewayClientFile,
  uses: readonly ServiceUse[],
): HttpGateway {
  const routes = uses.flatMap((use) => use.routes);
  return {
    ...{ type, name, timeoutSeconds, throttle, accessLog, waf, domain, tls: alb, keepWarm },
    access: buildAccess(party, file, routes),
    cors: cors && buildCors(cors, file.auth, routes),
  };
}

function buildAccess(
  party: Party,
  { auth, jwt, callers = {} }: Pick<GatewayClientFile, "auth" | "jwt" | "callers">,
  routes: readonly WrittenRoute[],
): GatewayAccess {
  switch (auth) {
    case "jwt":
      return { kind: auth, ...known(jwt, "jwt") };
    case "iam":
      return {
        kind: auth,
        callers: Object.entries(callers).map(
          ([name, { role, routes: granted = routes }]): GatewayCaller => ({
            name,
            roleName: known(role.split("/").at(-1), "role"),
            roleArn: roleArn(party, role),
            routes: granted,
          }),
        ),
      };
    case "none":
      return { kind: auth };
  }
}

/** The headers of a call from a page. Browsers ask for every one of a signature's. */
const HEADERS = {
  jwt: ["authorization", "content-type"],
  iam: ["authorization", "content-type", "x-amz-date", "x-amz-security-token"],
  none: ["content-type"],
} as const;

function buildCors(
  file: NonNullable<GatewayClientFile["cors"]>,
  auth: GatewayClientFile["auth"],
  routes: readonly WrittenRoute[],
): Cors {
  return { ...file, methods: file.methods ?? methodsOf(routes), headers: file.headers ?? HEADERS[auth] };
}

/** By name, as `*` is no wildcard where credentials go along. */
function methodsOf(routes: readonly WrittenRoute[]): readonly string[] {
  const methods = new Set(routes.map(({ method }) => method));
  return methods.has(ANY) ? METHODS.filter((method) => method !== "OPTIONS") : [...methods];
}
