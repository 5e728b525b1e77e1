import { type Element, TAG } from "./der/element";
import { Fields } from "./der/fields";
import { oidOf } from "./der/values";

/** The values of the extensions of a certificate or a revocation list, by object identifier. @throws DerError */
export function extensionsIn(explicit: Element | undefined): ReadonlyMap<string, Buffer> {
  if (explicit === undefined) return new Map();
  const list = new Fields(explicit).take("extensions", TAG.sequence);
  const all = new Fields(list);
  const extensions = new Map<string, Buffer>();
  for (let one = all.optional(); one !== undefined; one = all.optional()) {
    const fields = new Fields(one);
    const oid = oidOf(fields.take("extension", TAG.oid));
    fields.optional(TAG.boolean);
    extensions.set(oid, fields.take("extension's value", TAG.octetString).content);
  }
  return extensions;
}
