/** Colours a word, if colours are on. */
export type Paint = (word: string, colour: keyof typeof CODES) => string;

const CODES = { green: 32, red: 31, dim: 2 };

/** Colours on a terminal only, and not if `NO_COLOR` is set. @see https://no-color.org */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  if (!stream.isTTY || env.NO_COLOR) return (word) => word;
  return (word, colour) => `\u001b[${CODES[colour]}m${word}\u001b[0m`;
}
