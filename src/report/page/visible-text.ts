/**
 * Text as a reader can trust it: what no document may hold becomes U+FFFD, as a browser shows it; what turns the direction of the text
 * around is written out as `U+202E`, since a reader would see another text than the one that is there.
 * @see https://infra.spec.whatwg.org/#noncharacter
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export function visibleText(text: string): string {
  return text
    .replace(
      /\p{Bidi_Control}/gu,
      (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
    )
    .replace(/[\p{Noncharacter_Code_Point}\p{Surrogate}]|(?![\t\n\r])\p{Cc}/gu, "\ufffd");
}
