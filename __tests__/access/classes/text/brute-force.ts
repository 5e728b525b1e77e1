/** Every text of these characters that is no longer than this, the shortest first. */
export function textsOf(alphabet: string, longest: number): readonly string[] {
  const all = [""];
  // Grows while it is gone through.
  for (const text of all) {
    if (text.length < longest) all.push(...alphabet.split("").map((char) => text + char));
  }
  return all;
}

/** By what texts meet, written as a list, the first text that does. */
export function firstByMet(
  texts: readonly string[],
  metBy: (text: string) => readonly number[],
): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const text of texts) {
    const key = metBy(text).join();
    if (!first.has(key)) first.set(key, text);
  }
  return first;
}
