import { accessRoleName } from "../../model/aws/names";
import type { Consumer, Use } from "../../model/consumer";
import type { AccessRole, Grant, KnownEndpoints, Reach } from "../../model/grant";
import { madeRoleArn } from "../../model/party";
import type { Provider } from "../../model/provider";
import { grantedRoutes } from "../../model/routes/written-routes";
import { isPrivate, isPublic } from "../../model/services/traits";
import type { DeploymentFile } from "../schema/deployment-file";

type ExternalFile = DeploymentFile["providers"][string]["externalConsumers"][string];

/** A provider before it is known who uses it. */
export type Offering = Omit<Provider, "grants">;

/** A consumer of the file, and its use of a provider of the file. */
export interface LinkedUse {
  readonly consumer: Consumer;
  readonly use: Use;
  /** True if the consumer's state can be read. */
  readonly isReadable: boolean;
}

/** Everything that a provider gives, a grant per consumer, those of the file first; what is public it gives nobody. */
export function grantsOf(
  provider: Offering,
  linked: readonly LinkedUse[],
  external: Readonly<Record<string, ExternalFile>>,
): readonly Grant[] {
  if (isPublic(provider.service)) return [];
  return [
    ...linked.map((one) => linkedGrant(provider, one)),
    ...Object.entries(external).map(([name, one]) => externalGrant(provider, name, one)),
  ];
}

function linkedGrant(provider: Offering, linked: LinkedUse): Grant {
  const { consumer, use } = linked;
  return {
    consumer: consumer.stackId,
    isExternal: false,
    account: consumer.account,
    routes: use.routes,
    callerRoleArns: [...use.directRoleArns, ...use.allowedRoleArns],
    accessRole: use.accessRole && accessRoleOf(provider, consumer.stackId, use.assumingRoleArns),
    reach: linkedReach(linked),
  };
}

function linkedReach({ consumer, use, isReadable }: LinkedUse): Reach {
  if (!isPrivate(use)) return { kind: "internet" };
  const executeApi = consumer.vpc?.executeApi;
  return executeApi?.kind === "existing"
    ? { kind: "endpoints", ids: [executeApi.endpointId], associate: false }
    : { kind: "linked", associate: executeApi?.associate ?? false, isReadable };
}

function externalGrant(provider: Offering, name: string, external: ExternalFile): Grant {
  const { account, callerRoleArns, trustedRoleArns, routes } = external;
  const { service } = provider;
  return {
    consumer: name,
    isExternal: true,
    account,
    routes: routes ? grantedRoutes(routes, service.operations) : service.routes,
    callerRoleArns,
    accessRole: trustedRoleArns.length > 0 ? accessRoleOf(provider, name, trustedRoleArns) : undefined,
    reach: isPrivate(service) ? knownEndpoints(external) : { kind: "internet" },
  };
}

function knownEndpoints({ endpointIds = [], associate }: ExternalFile): KnownEndpoints {
  return { kind: "endpoints", ids: endpointIds, associate };
}

/** The role that a consumer's clients assume in the provider's account. */
export function accessRoleOf(
  provider: Pick<Offering, "account" | "region" | "name" | "roles">,
  consumer: string,
  trustedRoleArns: readonly string[],
): AccessRole {
  const name = accessRoleName(provider.name, consumer);
  return { name, arn: madeRoleArn(provider, name), trustedRoleArns };
}
