import type { Diagnosis } from "./examine";

/** A diagnosis for machines. */
export function diagnosisJson({ findings, unread, calls, looks }: Diagnosis): string {
  const value = {
    healthy: findings.length + unread.length === 0,
    calls,
    looks,
    causes: findings.map(({ cause, refuses, evidence, mend, calls: affected }) => ({
      id: cause.id,
      hop: cause.hop,
      name: cause.name,
      refuses,
      calls: affected.map(({ name }) => name),
      evidence,
      mend,
    })),
    notLookedAt: unread.map(({ reason, causes }) => ({
      what: reason.what,
      account: reason.account,
      permissions: reason.permissions,
      message: reason.message,
      causes,
    })),
  };
  return JSON.stringify(value, null, 2);
}
