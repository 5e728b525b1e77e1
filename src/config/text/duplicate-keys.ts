import { isMap, isScalar, isSeq } from "yaml";
import type { Problem } from "../../model/problem";
import { dotted, expected, type Path, quoted } from "../findings/finding";
import type { Source } from "./source";

/** Keys that stand twice in one map. YAML forbids them, and of two parties with one stack id the last would count. */
export function duplicateKeys(source: Source): readonly Problem[] {
  return duplicatesIn(source.document.contents, [], source);
}

function duplicatesIn(node: unknown, path: Path, source: Source): readonly Problem[] {
  if (isSeq(node)) return node.items.flatMap((item, i) => duplicatesIn(item, [...path, i], source));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    const below = duplicatesIn(value, [...path, name], source);
    if (!seen.has(name)) {
      seen.add(name);
      return below;
    }
    const message = expected("each key once", `${quoted(name)} a second time`);
    return [{ path: dotted([...path, name]), message, ...source.at(key.range?.[0] ?? 0) }, ...below];
  });
}
