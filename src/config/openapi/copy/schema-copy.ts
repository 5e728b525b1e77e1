import { expected, quoted } from "../../findings/finding";
import { follow, followed, referenceIn, referenceOf, step } from "../files/references";
import { below, isMap, type JsonObject, keyOf, members, type Remark, type Spot } from "../files/spot";
import type { CopyContext, DocumentCopy } from "./document-copy";
import { leftOut } from "./fate";
import { inVersion30 } from "./schema-3-1";
import { keywordFate, requiredOfRequests } from "./schema-keywords";
import { SHAPES } from "./shapes";

/** Words beside a reference that only describe; OpenAPI 3.0 ignores them with all the others. */
const DESCRIBING = ["$comment", "default", "deprecated", "description", "example", "examples", "title"];

/** The schemas of a copy. */
export class SchemaCopy {
  constructor(
    private readonly context: CopyContext,
    private readonly copy: DocumentCopy,
  ) {}

  /** `schemas`, with everything that has a name; nothing where there is none. */
  named(): JsonObject {
    const schemas: Record<string, unknown> = {};
    // Copying one may bring the next.
    for (let i = 0; i < this.context.names.all.length; i++) {
      const one = this.context.names.all[i];
      if (one) schemas[one.name] = this.of(one.spot, new Set());
    }
    return Object.keys(schemas).length > 0 ? { schemas } : {};
  }

  /** @param inside the schemas that this one is put into, by `keyOf` */
  of(spot: Spot, inside: ReadonlySet<string>): unknown {
    if (spot.value === true && this.context.is31) return {};
    if (!isMap(spot.value)) return spot.value;
    return referenceIn(spot) === undefined ? this.#schema(spot, inside) : this.#reference(spot);
  }

  #reference(spot: Spot): unknown {
    this.#besideReference(spot);
    const target = step(spot, this.context.files);
    const end = follow(spot, this.context.files);
    const broken = [target, end].find((one): one is Remark => one !== undefined && "spot" in one);
    if (broken) this.copy.remarks.push(broken);
    if (broken || target === undefined || "spot" in target) return {};
    return this.copy.made({ $ref: `#/components/schemas/${this.context.names.nameOf(target)}` }, spot);
  }

  #besideReference(spot: Spot): void {
    for (const [key, value] of members(spot)) {
      if (key === "$ref") continue;
      if (this.context.is31 && !DESCRIBING.includes(key) && !key.startsWith("x-")) {
        const message = expected("nothing beside $ref, as API Gateway reads no more than that", quoted(key));
        this.copy.remarks.push({ spot: value, message, at: "key" });
      } else {
        this.copy.keeps(leftOut(value, `${key} beside $ref`, "as nothing but the reference counts there"));
      }
    }
  }

  #schema(spot: Spot, inside: ReadonlySet<string>): unknown {
    const checked = this.context.checked.has(keyOf(spot));
    const schema = this.#inWordsOf30(spot);
    this.copy.remarks.push(...requiredOfRequests(spot, checked, (name) => this.#property(spot, name)));
    const path = new Set([...inside, keyOf(spot)]);
    const entries = Object.entries(schema).filter(([key]) =>
      this.copy.keeps(keywordFate(spot, schema, key, checked)),
    );
    const copied = entries.map(([key, value]) => [key, this.#keyword(spot, key, value, path)] as const);
    return this.copy.made(Object.fromEntries(copied), spot);
  }

  #keyword(schema: Spot, key: string, value: unknown, inside: ReadonlySet<string>): unknown {
    const kind = SHAPES.schema.keys?.[key];
    const spot = below(schema, key);
    if (kind === "schema") return this.of(spot, inside);
    if (kind !== "schemas" || typeof value !== "object" || value === null) return value;
    if (!Array.isArray(value)) {
      const copied = members(spot).map(([name, one]) => [name, this.of(one, inside)] as const);
      return this.copy.made(Object.fromEntries(copied), spot);
    }
    return this.copy.made(
      members(spot).map(([, one]) => this.#alternative(one, inside)),
      spot,
    );
  }

  /**
   * A schema of `allOf`, `anyOf` or `oneOf`, where API Gateway takes no reference: what it leads to stands there itself.
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
   */
  #alternative(spot: Spot, inside: ReadonlySet<string>): unknown {
    const target = followed(spot, this.context.files);
    if (target === undefined || referenceIn(spot) === undefined) return this.of(spot, inside);
    this.#besideReference(spot);
    if (!inside.has(keyOf(target))) return this.of(target, inside);
    const got = `${quoted(referenceOf(spot))}, which has it among its own`;
    const wanted =
      "a schema that can stand here, as API Gateway takes no reference in allOf, anyOf and oneOf";
    this.copy.remarks.push({ spot: below(spot, "$ref"), message: expected(wanted, got) });
    return {};
  }

  #property(schema: Spot, name: string): Spot | undefined {
    const property = below(schema, "properties", name);
    return property.value === undefined ? undefined : followed(property, this.context.files);
  }

  #inWordsOf30(spot: Spot): JsonObject {
    const written = isMap(spot.value) ? spot.value : {};
    if (!this.context.is31) return written;
    const { schema, unknown, remarks } = inVersion30(spot, written);
    this.copy.remarks.push(...remarks);
    for (const key of unknown) {
      this.copy.keeps(
        leftOut(below(spot, key), key, "as OpenAPI 3.0, which API Gateway takes, has no such keyword"),
      );
    }
    return schema;
  }
}
