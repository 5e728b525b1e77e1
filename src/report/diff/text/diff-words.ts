import type { AccessChange } from "../access-change";
import { type AccessDiff, isUnchanged, withDirection } from "../access-diff";
import type { FieldChange } from "../documents/statement-changes";
import type { FactChange } from "../facts/fact";
import type { PlanEffect } from "../plan/plan-effects";

/** The first line of a comparison. */
export function headline(diff: AccessDiff): string {
  if (isUnchanged(diff)) return "no change in access";
  const [allowed, refused] = [
    withDirection(diff.changes, "newly allowed"),
    withDirection(diff.changes, "newly refused"),
  ];
  if (allowed.length + refused.length === 0)
    return "nothing newly allowed or refused; policies or settings differ";
  return `${allowed.length} newly allowed, ${refused.length} newly refused`;
}

/** A request in words: what is asked for, by whom, and how. */
export function requestWords({ what, of, caller, way }: AccessChange): string {
  return `${what} of ${of} by ${caller} ${way}`;
}

/** `principal arn:..., endpoint vpce-..., GET /orders/sample~` */
export function witnessWords({ witness }: AccessChange): string {
  const { method, path, ...others } = witness;
  const line = method === undefined ? [] : [`${method} ${path}`];
  return [...line, ...Object.entries(others).map(([key, value]) => `${key} ${value}`)].join(", ");
}

export const SIGNS = { added: "+", removed: "-", changed: "~" } as const;

export function factWords({ name, is, before, after }: FactChange): string {
  if (is === "changed") return `${name}: ${before} became ${after}`;
  const value = after ?? before;
  return value === undefined ? name : `${name}: ${value}`;
}

export function fieldWords({ field, removed, added }: FieldChange): string {
  return [field, ...removed.map((value) => `- ${value}`), ...added.map((value) => `+ ${value}`)].join(" ");
}

export function effectWords({ address, is, because, means }: PlanEffect): string {
  const reason = because.length > 0 ? ` for ${because.join(", ")}` : "";
  return `${address} is ${is}${reason}: ${means}`;
}

/** The number of classes that were decided, as a sentence. */
export function decidedWords({ classes, before, after }: AccessDiff): string {
  const decided =
    classes === 0 ? "no API's calls can differ" : `${classes} classes of calls decided on both sides`;
  return `compared ${after} with ${before}: ${decided}`;
}
