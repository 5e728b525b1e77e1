/**
 * True if an IAM pattern matches a whole text: `*` is any text, slashes and the empty text included, `?` any
 * one character. Linear in the text for each `*`, without backtracking over earlier ones.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p++;
      resume = t;
    } else if (pattern[p] === "?" || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** True if a text has an IAM wildcard. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
