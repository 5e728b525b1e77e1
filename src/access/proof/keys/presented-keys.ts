import { sampleKey, wrongKey } from "../../world/sample-keys";
import type { KeyedGrant } from "./keyed-api";

/** A key that somebody presents, and whose it is at that moment. */
export interface PresentedKey {
  readonly words: string;
  /** Undefined = none. */
  readonly key?: string;
  /** The holder whose key it is; absent = it opens nothing. */
  readonly holder?: string;
}

/** A moment at which keys are presented: during a rotation, or after the grace of the one before. */
export interface Moment {
  readonly words: string;
  /** For how long the current keys have been current. */
  readonly sinceMinutes: number;
}

/** The moments that an authorizer tells apart: the grace of a holder is about to be over, or it is. */
export function momentsOf(holders: readonly KeyedGrant[]): readonly Moment[] {
  const graces = [...new Set(holders.map(({ graceMinutes }) => graceMinutes))];
  return [
    { words: "while keys are rotated", sinceMinutes: 0 },
    ...graces
      .flatMap((graceMinutes) => [graceMinutes - 1, graceMinutes])
      .map((sinceMinutes) => ({ words: `${sinceMinutes} minutes after a rotation`, sinceMinutes })),
  ];
}

/** A key of each class that an authorizer can tell apart: for each holder those under a label and a wrong one; and strangers'. */
export function presentedKeys(
  holders: readonly KeyedGrant[],
  { sinceMinutes }: Moment,
): readonly PresentedKey[] {
  return [
    { words: "no key" },
    { words: "something that is no key", key: "Bearer abc" },
    { words: "a key of nobody's", key: wrongKey("nobody-of-this-name") },
    ...holders.flatMap(({ name, graceMinutes }) => [
      { words: `the key of ${name}`, key: sampleKey(name, "current"), holder: name },
      { words: `the next key of ${name}`, key: sampleKey(name, "pending"), holder: name },
      {
        words: `the previous key of ${name}`,
        key: sampleKey(name, "previous"),
        holder: sinceMinutes < graceMinutes ? name : undefined,
      },
      { words: `a wrong key of ${name}`, key: wrongKey(name) },
    ]),
  ];
}
