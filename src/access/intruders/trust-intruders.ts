import { accountOf } from "../../model/aws/arn";
import type { Grant } from "../../model/grant";
import { trustPolicyOf } from "../../policies/document-ref";
import { ALLOW_CLIENT_ROLES } from "../../policies/roles/trust-policy";
import { accessRoleIn } from "../declared/declared-callers";
import type { Caller } from "../evaluation/call";
import { decideAssumption } from "../evaluation/decide";
import type { ProviderWorld } from "../world/world";
import { intruder, type Probe, STRANGER } from "./probe";

interface Attempt {
  readonly words: string;
  readonly caller: Caller;
  readonly externalId?: string;
}

/** The `AssumeRole` calls that an access role's trust policy must refuse, whatever other policies say. */
export function trustProbes(world: ProviderWorld, grant: Grant, other: Grant | undefined): readonly Probe[] {
  const { documents, provider } = world;
  const { accessRole } = grant;
  if (accessRole === undefined) return [];
  const role = accessRoleIn(accessRole.arn, provider.account, documents);
  return attempts(world, grant, other).map(({ words, caller, externalId }) => ({
    path: `providers.${provider.stackId}`,
    sentence: `${words} assuming ${accessRole.name}`,
    guard: { document: trustPolicyOf(accessRole.arn), sid: ALLOW_CLIENT_ROLES },
    verdict: decideAssumption({ caller, role, externalId }),
  }));
}

function attempts({ provider }: ProviderWorld, grant: Grant, other: Grant | undefined): readonly Attempt[] {
  const { organizationId, externalId } = provider.trust;
  const member = (caller: Caller): Caller => ({ ...caller, organizationId });
  const roleOfOther = other?.accessRole?.trustedRoleArns[0] ?? other?.callerRoleArns[0];
  const [trusted] = grant.accessRole?.trustedRoleArns ?? [];
  const right = trusted === undefined ? [] : [{ arn: trusted, account: accountOf(trusted) }];
  return [
    {
      words: `another role of account ${grant.account}`,
      caller: member(intruder(grant.account, provider.region)),
      externalId,
    },
    { words: "a role of another account", caller: member(intruder(STRANGER, provider.region)), externalId },
    {
      words: "another role of the provider's account",
      caller: member(intruder(provider.account, provider.region)),
      externalId,
    },
    ...(other && roleOfOther
      ? [
          {
            words: `a role of ${other.consumer}`,
            caller: member({ arn: roleOfOther, account: accountOf(roleOfOther) }),
            externalId,
          },
        ]
      : []),
    ...right.flatMap((caller) => [
      ...(externalId ? [{ words: "the right role without the external id", caller: member(caller) }] : []),
      ...(organizationId ? [{ words: "the right role from another organization", caller, externalId }] : []),
    ]),
  ];
}
