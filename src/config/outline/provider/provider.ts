import { accountOf } from "../../../model/aws/arn";
import { accessRoleName } from "../../../model/aws/names";
import type { Path } from "../../findings/finding";
import type { ConsumerOutline } from "../consumer/consumer";
import type { UseOutline } from "../consumer/use";
import type { Member } from "../draft";
import { anyOf } from "../unknown";
import { type CertificatesOutline, certificatesOutline } from "./certificates";
import type { GrantOutline } from "./grant";
import type { OfferOutline } from "./offer";

/** A provider with its consumers, those of the file first. */
export interface ProviderOutline extends OfferOutline {
  readonly grantees: readonly GranteeOutline[];
  /** True if a consumer assumes a role. */
  readonly isAssumed?: boolean;
}

/** A consumer, be it of the file or outside, as one that a provider grants routes to. */
export interface GranteeOutline extends GrantOutline {
  readonly consumer: Member<unknown>;
  /** The place of its use, or of the external consumer. */
  readonly path: Path;
  /** True if roles of it assume the access role. */
  readonly isAssuming?: boolean;
  /** The name of that role. */
  readonly roleName?: string;
  /** True if roles of the provider's own account call as themselves. */
  readonly isOwnAccount: boolean;
  /** The endpoints that the file names. */
  readonly endpointIds: readonly string[];
  readonly certificates: CertificatesOutline;
}

/** A use of a provider by a consumer of the file. */
export interface Linked {
  readonly consumer: ConsumerOutline;
  readonly use: UseOutline;
}

/** @param isAssumed true if clients of the file assume a role of it */
export function providerOutline(
  offer: OfferOutline,
  users: readonly Linked[],
  isAssumed: boolean | undefined,
): ProviderOutline {
  const trusted = offer.externals.map(({ isTrusted }) => isTrusted);
  return {
    ...offer,
    grantees: [...linkedGrantees(offer, users), ...externalGrantees(offer)],
    isAssumed: anyOf([isAssumed, ...trusted]),
  };
}

function linkedGrantees(offer: OfferOutline, users: readonly Linked[]): readonly GranteeOutline[] {
  return users.map(({ consumer, use: { path, listed, granted, isAssumed, value, callers } }) => {
    const signing = callers.filter(({ auth }) => auth === "direct" || auth === "certificate");
    const accounts = [
      ...(value?.allowRoles === undefined ? [] : [consumer.account]),
      ...signing.map(({ existingArn }) => (existingArn ? accountOf(existingArn) : consumer.account)),
    ];
    const endpointId = consumer.value?.endpoints?.executeApi?.existing;
    return {
      ...{ consumer, path, listed, granted, isAssuming: isAssumed },
      roleName: roleNameOf(offer, consumer),
      isOwnAccount: accounts.some((account) => isOwn(offer, account)),
      endpointIds: endpointId === undefined || offer.entrance ? [] : [endpointId],
      certificates: certificatesOutline(value, path),
    };
  });
}

function externalGrantees(offer: OfferOutline): readonly GranteeOutline[] {
  return offer.externals.map(({ isTrusted, ...external }) => ({
    ...{ ...external, consumer: external, isAssuming: isTrusted },
    roleName: roleNameOf(offer, external),
    isOwnAccount: external.value?.callerRoleArns !== undefined && isOwn(offer, external.value.account),
    endpointIds: (external.value?.endpointIds ?? []).flatMap((id) => id ?? []),
    certificates: certificatesOutline(external.value, external.path),
  }));
}

function roleNameOf({ physicalName }: OfferOutline, consumer: Member<unknown>): string | undefined {
  return physicalName && accessRoleName(physicalName, consumer.name);
}

function isOwn({ account, service }: OfferOutline, other: string | undefined): boolean {
  return account !== undefined && other === account && service.auth === "iam";
}
