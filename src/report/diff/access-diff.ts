import type { AccessChange } from "./access-change";
import { callChanges } from "./calls/call-changes";
import { documentAccess } from "./documents/document-access";
import { namedPolicies } from "./documents/stack-policies";
import { type DocumentChange, documentChanges } from "./documents/statement-changes";
import { deploymentFacts } from "./facts/deployment-facts";
import { type FactChange, factChanges } from "./facts/fact";
import { connectionChanges } from "./gateways/connection-changes";
import { gatewayChanges } from "./gateways/gateway-changes";
import type { PlanEffects } from "./plan/plan-effects";
import type { Side } from "./side";

/** The effects of a deployment's change on access. */
export interface AccessDiff {
  /** The sides in a reader's words: `deployment.yaml of main`. */
  readonly before: string;
  readonly after: string;
  /** Requests that one side allows and the other refuses, newly allowed ones first. */
  readonly changes: readonly AccessChange[];
  readonly documents: readonly DocumentChange[];
  readonly facts: readonly FactChange[];
  readonly plans: readonly PlanEffects[];
  /** The classes of calls that were decided on both sides; of an API of which nothing differs there are none to decide. */
  readonly classes: number;
}

interface Named {
  readonly name: string;
  readonly side: Side;
}

/** Compares two deployments. Both are proven: each grants what its file says, and nothing else. */
export function accessDiff(before: Named, after: Named, plans: readonly PlanEffects[] = []): AccessDiff {
  const { changes, classes } = callChanges(before.side, after.side);
  const all = [
    ...changes,
    ...gatewayChanges(before.side, after.side),
    ...connectionChanges(before.side, after.side),
    ...documentAccess(before.side, after.side),
  ];
  return {
    ...{ before: before.name, after: after.name, plans, classes },
    changes: [...withDirection(all, "newly allowed"), ...withDirection(all, "newly refused")],
    documents: documentChanges(namedPolicies(before.side), namedPolicies(after.side)),
    facts: factChanges(deploymentFacts(before.side), deploymentFacts(after.side)),
  };
}

export function withDirection(
  changes: readonly AccessChange[],
  is: AccessChange["is"],
): readonly AccessChange[] {
  return changes.filter((one) => one.is === is);
}

/** True if nothing that is compared differs. */
export function isUnchanged({ changes, documents, facts }: AccessDiff): boolean {
  return changes.length + documents.length + facts.length === 0;
}
