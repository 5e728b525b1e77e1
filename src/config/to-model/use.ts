import { accessRoleName } from "../../model/aws/names";
import type { Use } from "../../model/consumer";
import { madeRoleArn } from "../../model/party";
import type { Provider } from "../../model/provider";
import { answeredRoutes, grantedRoutes } from "../../model/routes/written-routes";
import type { DeploymentFile } from "../schema/deployment-file";

type UseFile = DeploymentFile["consumers"][string]["uses"][string];
type LinkedFile = Pick<Extract<UseFile, { kind: "linked" }>, "routes" | "allowRoles">;
type ApiFile = Extract<UseFile, { kind: "described" }>["api"];

/** What a consumer knows of a provider of the same file. */
export function linkedUse(
  provider: Provider,
  { routes, allowRoles }: LinkedFile,
  /** Whose role it is; absent where no client of the consumer's assumes one. */
  accessRole: { readonly deployment: string; readonly consumer: string } | undefined,
): Use {
  const { stackId, account, region, service, trust } = provider;
  return {
    name: stackId,
    type: service.type,
    account,
    region,
    stage: service.stage,
    auth: service.auth,
    routes: routes ? grantedRoutes(routes, service.operations) : service.routes,
    allowRoles: allowRoles ?? [],
    ...(accessRole && {
      accessRoleArn: madeRoleArn(
        provider,
        accessRoleName(accessRole.deployment, stackId, accessRole.consumer),
      ),
      externalId: trust.externalId,
    }),
  };
}

/** What a consumer knows of an API whose provider keeps its own file. */
export function describedUse(name: string, { id, ...api }: ApiFile, region: string): Use {
  return {
    ...api,
    name,
    routes: answeredRoutes(api.routes),
    apiId: id,
    region: api.region ?? region,
    allowRoles: [],
  };
}
