import { roleArn } from "../../../model/aws/arn";
import type {
  Cors,
  GatewayAccess,
  GatewayCaller,
  HttpGateway,
  ServiceUse,
} from "../../../model/gateway/gateway";
import type { Party } from "../../../model/party";
import { ANY, type WrittenRoute } from "../../../model/routes/route";
import { known } from "../../outline/unknown";
import type { GatewayFile } from "../../schema/file-parts";

type GatewayClientFile = GatewayFile["consumers"][string]["clients"][string];

/** @param uses everything that it leads to */
export function buildGateway(
  party: Party,
  name: string,
  { type, timeoutSeconds, throttle, cors, accessLog, waf, domain, alb, ...file }: GatewayClientFile,
  uses: readonly ServiceUse[],
): HttpGateway {
  const routes = uses.flatMap((use) => use.routes);
  return {
    ...{ type, name, timeoutSeconds, throttle, accessLog, waf, domain, tls: alb },
    access: buildAccess(party, file, routes),
    cors: cors && ({ ...cors, methods: cors.methods ?? methodsOf(routes) } satisfies Cors),
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

function methodsOf(routes: readonly WrittenRoute[]): readonly string[] {
  const methods = new Set(routes.map(({ method }) => method));
  return methods.has(ANY) ? ["*"] : [...methods];
}
