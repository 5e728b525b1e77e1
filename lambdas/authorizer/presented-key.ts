import { type Headers, valuesOf } from "../authorization/values-of";
import { KEY_HEADER } from "../keys/key-header";

/** The key that a call presents; undefined if the header is missing or has several values. */
export function presentedKey(headers: Headers): string | undefined {
  const values = valuesOf(headers, KEY_HEADER);
  return values.length === 1 ? values[0] : undefined;
}
