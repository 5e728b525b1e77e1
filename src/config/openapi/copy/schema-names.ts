import { basename } from "node:path";
import { expected, quoted } from "../../findings/finding";
import { below, keyOf, members, type Remark, type Spot } from "../files/spot";
import type { Observation } from "./fate";

/**
 * The names of a document's schemas: each becomes a model of the API, and a model's name has letters and digits only.
 * Schemas that references find elsewhere, in another file or deep in another schema, get names beside them.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export class SchemaNames {
  readonly observations: readonly Observation[];
  readonly remarks: readonly Remark[];
  readonly #named = new Map<string, { readonly name: string; readonly spot: Spot }>();
  readonly #taken = new Set<string>();

  constructor(root: Spot) {
    const own = members(below(root, "components", "schemas"));
    const remarks: Remark[] = [];
    for (const [written, spot] of own) {
      const name = lettersAndDigits(written);
      if (name === "" || this.#taken.has(name)) remarks.push(indistinct(spot, written, name));
      this.#add(name, spot);
    }
    this.remarks = remarks;
    this.observations = own
      .filter(([written]) => lettersAndDigits(written) !== written)
      .map(([written, spot]) => ({
        spot,
        subject: written,
        verb: `is called ${lettersAndDigits(written)}`,
        because: "as the name of a model has letters and digits only",
      }));
  }

  /** The name of a schema that a reference leads to. */
  nameOf(spot: Spot): string {
    const known = this.#named.get(keyOf(spot));
    if (known) return known.name;
    const wanted = lettersAndDigits(String(spot.path.at(-1) ?? fileName(spot))) || "Schema";
    let name = wanted;
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}${i}`;
    this.#add(name, spot);
    return name;
  }

  /** Every schema that has a name so far: the document's own first, then the others as they were met. */
  get all(): readonly { readonly name: string; readonly spot: Spot }[] {
    return [...this.#named.values()];
  }

  #add(name: string, spot: Spot): void {
    this.#named.set(keyOf(spot), { name, spot });
    this.#taken.add(name);
  }
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "");
}

function fileName({ file }: Spot): string {
  return basename(file.name).replace(/\..*$/, "");
}

function indistinct(spot: Spot, written: string, name: string): Remark {
  const wanted = "a name that differs from the others in its letters and digits";
  return {
    spot,
    message: expected(wanted, name === "" ? `${quoted(written)}, which has none` : quoted(written)),
    at: "key",
  };
}
