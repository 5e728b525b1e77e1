import { roleArn } from "../../model/aws/arn";
import type { AssumedRole, Consumer, Use } from "../../model/consumer";
import { answeredRoutes, grantedRoutes } from "../../model/routes/written-routes";
import type { DeploymentFile } from "../schema/deployment-file";
import { accessRoleOf, type Offering } from "./grants";

type UseFile = DeploymentFile["consumers"][string]["uses"][string];
type LinkedFile = Pick<Extract<UseFile, { kind: "linked" }>, "routes" | "allowRoles">;
type ApiFile = Extract<UseFile, { kind: "described" }>["api"];

/** The roles of the clients that call through a use. */
export type Callers = Pick<Use, "directRoleArns" | "assumingRoleArns">;

type Home = Pick<Consumer, "stackId" | "account" | "region">;

/** A use of a provider of the same file. */
export function linkedUse(
  consumer: Home,
  provider: Offering,
  { routes, allowRoles = [] }: LinkedFile,
  callers: Callers,
): Use {
  const { stackId, account, region, service, trust } = provider;
  const { arn } = accessRoleOf(provider, consumer.stackId, callers.assumingRoleArns);
  return {
    name: stackId,
    type: service.type,
    account,
    region,
    stage: service.stage,
    auth: service.auth,
    routes: routes ? grantedRoutes(routes, service.operations) : service.routes,
    ...callers,
    allowedRoleArns: allowRoles.map((name) => roleArn(consumer, name)),
    accessRole: callers.assumingRoleArns.length > 0 ? { arn, externalId: trust.externalId } : undefined,
  };
}

/** A use of an API whose provider keeps its own file. */
export function describedUse(
  name: string,
  { id, accessRoleArn, externalId, routes, ...api }: ApiFile,
  region: string,
  callers: Callers,
): Use {
  const accessRole: AssumedRole | undefined = accessRoleArn ? { arn: accessRoleArn, externalId } : undefined;
  return {
    ...api,
    name,
    routes: answeredRoutes(routes),
    apiId: id,
    region: api.region ?? region,
    ...callers,
    allowedRoleArns: [],
    accessRole,
  };
}
