import { randomInt } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** 43 characters out of 62 are 256 bits. */
const LENGTH = 43;

/**
 * Makes a key: its holder's name, a point, and 43 random letters and digits.
 * @param pick a random whole number from 0 to less than its argument, each as likely as any other, that nobody can guess
 */
export function makeKey(name: string, pick: (below: number) => number = randomInt): string {
  const characters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(pick(ALPHABET.length)));
  return `${name}.${characters.join("")}`;
}
