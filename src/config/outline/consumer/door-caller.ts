import { DEFAULTS } from "../../schema/defaults";
import { type DoorCallerDraft, type Member, members } from "../draft";
import { type GrantOutline, grantOutline } from "../provider/grant";
import type { CallerOutline } from "./client";
import { type KeyOutline, keyOutline } from "./key";
import type { UseOutline } from "./use";

/** Somebody who calls through a front door, with what the door grants. */
export interface DoorCallerOutline extends Member<DoorCallerDraft>, GrantOutline {
  readonly key: KeyOutline;
}

/** The callers of a front door; none of another client. */
export function doorCallerOutlines(
  { path, value }: CallerOutline,
  use: UseOutline | undefined,
): readonly DoorCallerOutline[] {
  if (value?.type !== "rest-front-door") return [];
  const offer = { offered: use?.written, answered: use?.granted };
  return members<DoorCallerDraft>(value.callers, [...path, "callers"]).map((caller) => {
    const grant = grantOutline(caller.value, caller.path, offer);
    return {
      ...caller,
      ...grant,
      key: keyOutline(caller.value, caller.path, grant.granted, DEFAULTS.callerKey),
    };
  });
}
