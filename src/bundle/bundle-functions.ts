import { createHash } from "node:crypto";
import { basename, dirname, extname } from "node:path";
import type { Deployment } from "../model/deployment";
import { ConfigError, type Problem } from "../model/problem";
import { type Bundle, type Bundles, consumerEntries, providerEntries } from "./bundle";
import { cachedZips } from "./bundle-cache";
import type { Refused } from "./compiled";
import { withFiles } from "./zip";

/**
 * Bundles every function of a deployment, each distinct module once.
 * @throws ConfigError with every handler that cannot be bundled, or does not export `handler`
 */
export async function bundleFunctions(deployment: Deployment, file: string): Promise<Bundles> {
  const { providers, consumers } = deployment;
  const entries = new Set([...providers.flatMap(providerEntries), ...consumers.flatMap(consumerEntries)]);
  const zips = await cachedZips([...entries]);
  const problems = handlerProblems(deployment, zips);
  if (problems.length > 0) throw new ConfigError(file, problems);
  const bundles = new Map(
    [...zips].flatMap(([entry, zip]) => ("refused" in zip ? [] : [[entry, toBundle(entry, zip)]])),
  );
  return {
    of: (entry, files) => {
      const bundle = bundles.get(entry);
      if (bundle === undefined) throw new Error(`${entry} was not bundled`);
      return files ? toBundle(entry, withFiles(bundle.zip, files)) : bundle;
    },
  };
}

function handlerProblems(
  { providers }: Deployment,
  zips: ReadonlyMap<string, Uint8Array | Refused>,
): readonly Problem[] {
  return providers.flatMap(({ stackId, backend }) =>
    backend.handlers.flatMap(({ name, entry }) => {
      const result = zips.get(entry);
      if (result === undefined || !("refused" in result)) return [];
      return result.refused.map((message) => ({
        path: `providers.${stackId}`,
        message: `expected the handler ${name} to be a module that exports handler, got ${message}`,
      }));
    }),
  );
}

function toBundle(entry: string, zip: Uint8Array): Bundle {
  const digest = createHash("sha256").update(zip).digest();
  return {
    path: `assets/${entryName(entry)}.${digest.toString("hex").slice(0, 12)}.zip`,
    zip,
    sha256: digest.toString("base64"),
  };
}

/** `orders` for `handlers/orders.ts`, `direct` for `direct/handler.ts`. */
function entryName(entry: string): string {
  const name = basename(entry, extname(entry));
  return name === "handler" || name === "index" ? basename(dirname(entry)) : name;
}
