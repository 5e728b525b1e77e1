import { createHash, timingSafeEqual } from "node:crypto";
import type { KeyVersion } from "../keys/key-version";
import { type KeyHolder, type KeyVersions, type Presented, UNLINKED } from "./key-holder";
import { nameIn } from "./name-in";

/** Why a key is accepted: it is the holder's current key, or the one that comes after it or came before it. */
export type Accepted = keyof KeyVersions;

/**
 * Why a key is not accepted: it comes from elsewhere, it is none of the holder's, it is for another stage (which somebody has
 * made by hand, and whose routes nothing else may close), or the holder has no endpoints yet.
 */
export type Refused = "elsewhere" | "wrong-key" | "other-stage" | "unlinked";

export function isAccepted(judgement: Accepted | Refused): judgement is Accepted {
  return judgement === "current" || judgement === "pending" || judgement === "previous";
}

/** Judges a key that someone presents who claims to be the holder. */
export function judge(presented: Presented, holder: KeyHolder): Accepted | Refused {
  const { endpointIds } = holder;
  if (nameIn(presented.key) !== holder.name) return "wrong-key";
  if (presented.stageArn.split("/")[1] !== holder.stage) return "other-stage";
  if (endpointIds?.includes(UNLINKED)) return "unlinked";
  if (endpointIds && !endpointIds.some((id) => id === presented.endpointId)) return "elsewhere";
  const isEqual = comparisonWith(presented.key);
  const { current, pending, previous } = holder.versions;
  const sinceMs = presented.now - (current?.createdAt ?? Number.NEGATIVE_INFINITY);
  const isInGrace = sinceMs < holder.grant.graceMinutes * 60_000;
  const [isCurrent, isPending, isPrevious] = [isEqual(current), isEqual(pending), isEqual(previous)];
  if (isCurrent) return "current";
  if (isPending) return "pending";
  return isPrevious && isInGrace ? "previous" : "wrong-key";
}

/**
 * Compares keys by their SHA-256, in a time that tells nothing about them. All of a holder's keys are compared before
 * anything is decided, so that the time does not tell which one it was either.
 */
function comparisonWith(key: string): (version: KeyVersion | undefined) => boolean {
  const digest = digestOf(key);
  return (version) => timingSafeEqual(digest, digestOf(version?.value ?? "")) && version !== undefined;
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
