import type { Auth } from "../../../model/provider";
import { HANDLER_KEY } from "../checks/handlers";
import type { OpenApiFiles } from "../files/openapi-files";
import { circular, follow, referenceIn } from "../files/references";
import { below, isMap, keyOf, members, type Remark, type Spot } from "../files/spot";
import { extensionFate } from "./extensions";
import { type Fate, KEPT, leftOut, type Observation } from "./fate";
import { SchemaCopy } from "./schema-copy";
import type { SchemaNames } from "./schema-names";
import { type Kind, SHAPES } from "./shapes";

export interface CopyContext {
  readonly files: OpenApiFiles;
  readonly names: SchemaNames;
  readonly is31: boolean;
  readonly auth: Auth | undefined;
  /** Schemas that requests are held against, by `keyOf`. */
  readonly checked: ReadonlySet<string>;
}

/**
 * A document's copy for API Gateway, in one piece and in the order of the original. References are replaced by what they
 * lead to, those to schemas by references to `components.schemas`; what API Gateway does not take is left out.
 */
export class DocumentCopy {
  readonly observations: Observation[] = [];
  readonly remarks: Remark[] = [];
  readonly #origins = new WeakMap<object, Spot>();
  readonly #schemas: SchemaCopy;
  /** The values that are being put in the place of references, by `keyOf`. */
  readonly #inlining = new Set<string>();

  constructor(private readonly context: CopyContext) {
    this.#schemas = new SchemaCopy(context, this);
  }

  /** The whole document; every schema that has a name by then is under its components. */
  of(root: Spot): Readonly<Record<string, unknown>> {
    const copy = Object.fromEntries(this.#entries(root, "document"));
    const before = isMap(copy.components) ? copy.components : {};
    const components = { ...before, ...this.#schemas.named() };
    this.#origins.set(components, below(root, "components"));
    if (Object.keys(components).length > 0) copy.components = components;
    else delete copy.components;
    return this.made(copy, root);
  }

  /** The place that a part of the copy was made of; undefined for what is no map or list. */
  originOf(part: object): Spot | undefined {
    return this.#origins.get(part);
  }

  /** Remembers where a part comes from. */
  made<T extends object>(part: T, origin: Spot): T {
    this.#origins.set(part, origin);
    return part;
  }

  /** Takes down what becomes of a key, and says whether it stays. */
  keeps(fate: Fate): boolean {
    if (fate === "kept") return true;
    if ("refused" in fate) this.remarks.push(fate.refused);
    else this.observations.push("left" in fate ? fate.left : fate.noted);
    return "noted" in fate;
  }

  part(spot: Spot, kind: Kind): unknown {
    if (kind === "schema") return this.#schemas.of(spot, new Set());
    if (!SHAPES[kind].inlined || referenceIn(spot) === undefined) return this.#own(spot, kind);
    const found = follow(spot, this.context.files);
    if (found === undefined) return {};
    const broken = "spot" in found ? found : this.#inlining.has(keyOf(found)) ? circular(spot) : undefined;
    if (broken || "spot" in found) {
      if (broken) this.remarks.push(broken);
      return {};
    }
    this.#inlining.add(keyOf(found));
    const copy = this.#own(found, kind);
    this.#inlining.delete(keyOf(found));
    return copy;
  }

  /** A part whose place no reference takes. */
  #own(spot: Spot, kind: Kind): unknown {
    const { value } = spot;
    if (kind === "plain" || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return this.made(this.#items(spot, kind), spot);
    return this.made(Object.fromEntries(this.#entries(spot, kind)), spot);
  }

  #items(list: Spot, kind: Kind): readonly unknown[] {
    const { each = "plain" } = SHAPES[kind];
    return members(list)
      .filter(([, item]) => kind !== "parameters" || this.keeps(this.#parameterFate(item)))
      .map(([, item]) => this.part(item, each));
  }

  #entries(spot: Spot, kind: Kind): (readonly [string, unknown])[] {
    const { keys = {}, each = "plain" } = SHAPES[kind];
    return members(spot).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
      if (key === HANDLER_KEY || (kind === "components" && isInlinedSection(key))) return [];
      const wanted = keys[key] ?? (key.startsWith("x-") ? "plain" : each);
      if (typeof wanted === "object") {
        this.keeps(leftOut(value, key, wanted.because));
        return [];
      }
      if (!this.keeps(extensionFate(spot, kind, key, this.context.auth))) return [];
      if (kind === "responseMediaType" && key === "schema" && !this.keeps(answerFate(value))) return [];
      return [[key, this.part(value, wanted)]];
    });
  }

  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html */
  #parameterFate(item: Spot): Fate {
    const parameter = follow(item, this.context.files);
    if (parameter === undefined || "spot" in parameter || below(parameter, "in").value !== "cookie")
      return KEPT;
    return leftOut(
      item,
      "cookie parameter",
      "as API Gateway has none: the function finds cookies in the headers",
    );
  }
}

/** True for components that are inlined where referred to, and for schemas, which are put there last. */
function isInlinedSection(key: string): boolean {
  return !key.startsWith("x-") && key !== "securitySchemes";
}

/**
 * The model of an answer has to be an object's or a list's.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function answerFate(schema: Spot): Fate {
  const type = below(schema, "type").value;
  if (!["string", "number", "integer", "boolean"].includes(String(type))) return KEPT;
  return leftOut(schema, `a schema of type ${type} in a response`, "as API Gateway takes objects there");
}
