/** A character that would move the cursor, hide text or turn its direction: controls, formatting, separators of lines, half characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text of a file or a plan in one line, every character of which can be seen. */
export function shown(text: string): string {
  return text.replace(UNSEEN, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}
