import { createHash } from "node:crypto";
import { basename, dirname, extname } from "node:path";
import type { Deployment } from "../model/deployment";
import { type Bundle, type Bundles, clientEntry } from "./bundle";
import { cachedCode } from "./bundle-cache";
import { zip } from "./zip";

/** Bundles every function of a deployment, each distinct module once. */
export async function bundleFunctions({ providers, consumers }: Deployment): Promise<Bundles> {
  const entries = new Set([
    ...providers.flatMap(({ backend }) => backend.handlers.map(({ entry }) => entry)),
    ...consumers.flatMap(({ clients }) => clients.map(clientEntry)),
  ]);
  const bundles = new Map(
    await Promise.all(
      [...entries].map(async (entry) => [entry, toBundle(entry, await cachedCode(entry))] as const),
    ),
  );
  return {
    of: (entry) => {
      const bundle = bundles.get(entry);
      if (bundle === undefined) throw new Error(`${entry} was not bundled`);
      return bundle;
    },
  };
}

function toBundle(entry: string, code: Uint8Array): Bundle {
  const zipped = zip({ "index.js": code });
  const digest = createHash("sha256").update(zipped).digest();
  return {
    path: `assets/${entryName(entry)}.${digest.toString("hex").slice(0, 12)}.zip`,
    zip: zipped,
    sha256: digest.toString("base64"),
  };
}

/** `orders` of `handlers/orders.ts`, `direct` of `direct/handler.ts`. */
function entryName(entry: string): string {
  const name = basename(entry, extname(entry));
  return name === "handler" || name === "index" ? basename(dirname(entry)) : name;
}
