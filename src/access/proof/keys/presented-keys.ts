import { answerTo, type KeyAuthorizer } from "../../evaluation/key-authorizer";
import { sampleKey, wrongKey } from "../../world/sample-keys";
import type { Moment } from "../holders/held-api";
import type { KeyedGrant } from "./keyed-grant";

/** A key that somebody presents, and whose it is at that moment. */
interface PresentedKey {
  readonly words: string;
  /** Undefined = none. */
  readonly key?: string;
  /** The holder whose key it is; absent = it opens nothing. */
  readonly holder?: string;
}

/** A moment at which keys are presented: during a rotation, or after the grace of the one before. */
interface RotationMoment {
  readonly words: string;
  /** For how long the current keys have been current. */
  readonly sinceMinutes: number;
}

/** What is presented at each moment, to the authorizer of that moment. */
export function keyMoments(
  holders: readonly KeyedGrant[],
  authorizerAt: (sinceMinutes: number) => KeyAuthorizer,
): readonly Moment[] {
  return momentsOf(holders).map((moment) => {
    const authorizer = authorizerAt(moment.sinceMinutes);
    return {
      words: moment.words,
      presented: presentedKeys(holders, moment).map(({ key, ...presented }) => ({
        ...presented,
        answerOn: (api, endpointId) => answerTo(authorizer, api, key, endpointId),
      })),
    };
  });
}

/** The moments that an authorizer tells apart: the grace of a holder is about to be over, or it is. */
function momentsOf(holders: readonly KeyedGrant[]): readonly RotationMoment[] {
  const graces = [...new Set(holders.map(({ graceMinutes }) => graceMinutes))];
  return [
    { words: "while keys are rotated", sinceMinutes: 0 },
    ...graces
      .flatMap((graceMinutes) => [graceMinutes - 1, graceMinutes])
      .map((sinceMinutes) => ({ words: `${sinceMinutes} minutes after a rotation`, sinceMinutes })),
  ];
}

/** A key of each class that an authorizer can tell apart: for each holder those under a label and a wrong one; and strangers'. */
function presentedKeys(
  holders: readonly KeyedGrant[],
  { sinceMinutes }: RotationMoment,
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
