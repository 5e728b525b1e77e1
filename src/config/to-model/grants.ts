import type { Consumer, Use } from "../../model/consumer";
import type { AccessRole, Grant, KnownEndpoints, Reach } from "../../model/grant";
import type { GrantedCertificate } from "../../model/mutual-tls/granted-certificate";
import type { Provider } from "../../model/provider";
import { grantedRoutes } from "../../model/routes/written-routes";
import { hasEntrance, isPrivate, isPublic } from "../../model/services/traits";
import { DEFAULTS } from "../schema/defaults";
import type { DeploymentFile } from "../schema/file-parts";

type ExternalFile = DeploymentFile["providers"][string]["externalConsumers"][string];

/** A provider before its grants are known, with the roles that its consumers assume. */
export interface Offering {
  readonly provider: Omit<Provider, "grants">;
  /** By the consumer's name. */
  readonly accessRoles: ReadonlyMap<string, Omit<AccessRole, "trustedRoleArns">>;
}

/** A consumer of the file, and its use of a provider of the file. */
export interface LinkedUse {
  readonly consumer: Consumer;
  readonly use: Use;
  /** The certificates that it is known by; absent if it is known otherwise. */
  readonly certificate?: GrantedCertificate;
  /** True if the consumer's state can be read. */
  readonly isReadable: boolean;
}

/** Everything that a provider gives, a grant per consumer, those of the file first; what is public it gives nobody. */
export function grantsOf(
  offering: Offering,
  linked: readonly LinkedUse[],
  external: Readonly<Record<string, ExternalFile>>,
): readonly Grant[] {
  if (isPublic(offering.provider.service)) return [];
  return [
    ...linked.map((one) => linkedGrant(offering, one)),
    ...Object.entries(external).map(([name, one]) => externalGrant(offering, name, one)),
  ];
}

function linkedGrant({ accessRoles }: Offering, linked: LinkedUse): Grant {
  const { consumer, use } = linked;
  const role = accessRoles.get(consumer.stackId);
  return {
    consumer: consumer.stackId,
    isExternal: false,
    account: consumer.account,
    routes: use.routes,
    callerRoleArns: [...use.directRoleArns, ...use.allowedRoleArns],
    accessRole: role && { ...role, trustedRoleArns: use.assumingRoleArns },
    apiKey: use.apiKey && {
      graceMinutes: use.apiKey.graceMinutes,
      secret: { kind: "linked", isReadable: linked.isReadable },
    },
    ...(linked.certificate && { certificate: linked.certificate }),
    reach: linkedReach(linked),
  };
}

function linkedReach({ consumer, use, isReadable }: LinkedUse): Reach {
  if (!isPrivate(use)) return { kind: "internet" };
  if (hasEntrance(use)) return { kind: "linked", associate: false, isReadable };
  const executeApi = consumer.vpc?.executeApi;
  return executeApi?.kind === "existing"
    ? { kind: "endpoints", ids: [executeApi.endpointId], associate: false }
    : { kind: "linked", associate: executeApi?.associate ?? false, isReadable };
}

function externalGrant({ provider, accessRoles }: Offering, name: string, external: ExternalFile): Grant {
  const { account, callerRoleArns, trustedRoleArns, apiKeySecretArn, routes } = external;
  const { service } = provider;
  const role = accessRoles.get(name);
  const certificate = grantedCertificate(external);
  return {
    consumer: name,
    isExternal: true,
    account,
    routes: routes ? grantedRoutes(routes, service.operations) : service.routes,
    callerRoleArns,
    accessRole: role && { ...role, trustedRoleArns },
    apiKey: apiKeySecretArn
      ? { graceMinutes: DEFAULTS.key.graceMinutes, secret: { kind: "stated", arn: apiKeySecretArn } }
      : undefined,
    ...(certificate && { certificate }),
    reach: isPrivate(service) ? knownEndpoints(external) : { kind: "internet" },
  };
}

function knownEndpoints({ endpointIds = [], associate }: ExternalFile): KnownEndpoints {
  return { kind: "endpoints", ids: endpointIds, associate };
}

/** @param holder of the file: a use, or an external consumer */
export function grantedCertificate({
  subjects,
  serials,
}: Partial<GrantedCertificate>): GrantedCertificate | undefined {
  return subjects && { subjects, ...(serials && { serials }) };
}
