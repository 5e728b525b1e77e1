import { roleArn } from "../../model/aws/arn";
import { authorizerName } from "../../model/aws/names";
import type { Use } from "../../model/consumer";
import { madeRoleArn, type Party } from "../../model/party";
import { answeredRoutes, grantedRoutes } from "../../model/routes/written-routes";
import type { UseOutline } from "../outline/consumer/use";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";
import { buildUsedEntrance } from "./entrance";
import { buildRotation } from "./front-door";
import type { Offering } from "./grants";

type UseFile = DeploymentFile["consumers"][string]["uses"][string];
type LinkedFile = Extract<UseFile, { kind: "linked" }>;
type DescribedFile = Extract<UseFile, { kind: "described" }>;

/** The roles of the clients that call through a use. */
export type Callers = Pick<Use, "directRoleArns" | "assumingRoleArns">;

/** A use of a provider of the same file. */
export function linkedUse(
  consumer: Party,
  { provider, accessRoles }: Offering,
  { key, entrance }: UseOutline,
  { routes, allowRoles = [] }: LinkedFile,
  callers: Callers,
): Use {
  const { stackId, account, region, service, trust } = provider;
  const role = accessRoles.get(consumer.stackId);
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
    accessRole: role && { arn: role.arn, externalId: trust.externalId },
    apiKey: key && {
      ...buildRotation(key),
      knownAs: consumer.stackId,
      authorizerRoleArn: madeRoleArn(provider, authorizerName(provider.name)),
    },
    ...(entrance && { entrance: buildUsedEntrance(entrance) }),
  };
}

/** A use of an API whose provider keeps its own file. */
export function describedUse(
  consumer: Party,
  { name, region, service, key, entrance }: UseOutline,
  { api: { id, accessRoleArn, externalId, authorizerRoleArn, knownAs, routes, ...rest } }: DescribedFile,
  callers: Callers,
): Use {
  const { domain, endpointServiceName, zones, ...api } = rest;
  return {
    ...api,
    name,
    type: known(service.type, "type"),
    auth: known(service.auth, "auth"),
    routes: answeredRoutes(routes),
    apiId: id,
    region: known(region, "region"),
    ...callers,
    allowedRoleArns: [],
    accessRole: accessRoleArn ? { arn: accessRoleArn, externalId } : undefined,
    apiKey: key && {
      ...buildRotation(key),
      knownAs: knownAs ?? consumer.stackId,
      authorizerRoleArn: known(authorizerRoleArn, "authorizerRoleArn"),
    },
    ...(entrance && { entrance: buildUsedEntrance(entrance, endpointServiceName) }),
  };
}
