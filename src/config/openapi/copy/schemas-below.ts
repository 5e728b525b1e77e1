import { below, isMap, members, type Spot } from "../files/spot";
import { SHAPES } from "./shapes";

/** The schemas right below a schema: of its properties, its items, its alternatives. */
export function schemasBelow(schema: Spot): readonly Spot[] {
  return Object.entries(SHAPES.schema.keys ?? {}).flatMap(([key, kind]) => {
    const part = below(schema, key);
    if (kind === "schemas") return members(part).map(([, one]) => one);
    return kind === "schema" && isMap(part.value) ? [part] : [];
  });
}
