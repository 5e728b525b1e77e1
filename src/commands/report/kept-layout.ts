import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dependencies } from "../../../package.json";
import { packagesFolder, writeWhole } from "../../bundle/caches";
import { graphviz, type Lay } from "../../report/picture/drawing/layout";

const FOLDER = join(packagesFolder(), ".cache", "crosslink-layouts");

/**
 * Graphviz that keeps what it laid out, by what was asked and by its version: to start takes it as long as everything else that a page is
 * made of, and most changes of a deployment change no box and no arrow.
 */
export function keptLayout(folder = FOLDER, lay: Lay = graphviz): Lay {
  return async (dot) => {
    const key = `${dependencies["@hpcc-js/wasm-graphviz"]}\n${dot}`;
    const file = join(folder, `${createHash("sha256").update(key).digest("hex")}.json`);
    const known = recall(file);
    if (known !== undefined) return known;
    const laid = await lay(dot);
    remember(file, laid);
    return laid;
  };
}

function recall(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function remember(file: string, laid: string): void {
  try {
    writeWhole(file, laid);
  } catch {
    // A folder that cannot be written to costs time at the next page, and nothing else.
  }
}
