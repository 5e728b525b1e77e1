import type { StackExpectations } from "../expectations";
import type { KeptKeyExpectations } from "../key-expectations";
import type { Stack } from "../stack/stack-json";
import { type KeyFunctions, keyFunctionsOf, secretsOfDoors, secretsOfUses } from "./key-functions";

/** A key of the file, with the parts of the stack that are there for it. */
export interface KeptKey {
  /** In words: `the key of the use provider`. */
  readonly words: string;
  readonly expected: KeptKeyExpectations;
  /** The secret that it is in: an address, or whatever the stack puts out in its place. */
  readonly secret?: string;
  /** The function that rotates it. */
  readonly rotation?: string;
  /** True if nobody but its readers may read it; otherwise the account's own policies say who hands it out. */
  readonly isClosed: boolean;
}

/** The keys that a stack has to keep: those of uses, and those of front doors' callers. */
export function keptKeys(stack: Stack, { uses = {}, doors = {} }: StackExpectations): readonly KeptKey[] {
  const functions: KeyFunctions = keyFunctionsOf(stack);
  const [ofUses, ofDoors] = [secretsOfUses(stack), secretsOfDoors(stack)];
  return [
    ...Object.entries(uses).flatMap(([use, { key }]) =>
      key === undefined
        ? []
        : {
            words: `the key of the use ${use}`,
            expected: key,
            secret: ofUses[use],
            rotation: functions.ofUses.get(use),
            isClosed: true,
          },
    ),
    ...Object.entries(doors).flatMap(([door, { callers }]) =>
      Object.entries(callers).map(([caller, expected]) => ({
        words: `the key of ${caller} at ${door}`,
        expected,
        secret: ofDoors[door]?.[caller],
        rotation: functions.ofDoors.get(door),
        isClosed: false,
      })),
    ),
  ];
}
