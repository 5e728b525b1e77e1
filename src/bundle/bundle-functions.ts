import { createHash } from "node:crypto";
import { basename, dirname, extname } from "node:path";
import type { Deployment } from "../model/deployment";
import { ConfigError, type Problem } from "../model/problem";
import {
  type Bundle,
  type Bundles,
  consumerEntries,
  gatewayEntries,
  type Program,
  programEntries,
  providerEntries,
} from "./bundle";
import { cachedPrograms, cachedZips } from "./bundle-cache";
import type { Refused } from "./compiled";
import { withFiles } from "./zip";

/** The results of bundling, by entry. */
type Results = ReadonlyMap<string, Uint8Array | Refused>;

/**
 * Bundles every function and program of a deployment, each distinct module once.
 * @throws ConfigError with every handler and program that cannot be bundled, and each handler that does not export `handler`
 */
export async function bundleFunctions(deployment: Deployment, file: string): Promise<Bundles> {
  const { providers, consumers, serviceProviders, gatewayConsumers } = deployment;
  const entries = new Set([
    ...providers.flatMap(providerEntries),
    ...consumers.flatMap(consumerEntries),
    ...gatewayConsumers.flatMap(gatewayEntries),
  ]);
  const [zips, programs] = await Promise.all([
    cachedZips([...entries]),
    cachedPrograms([...new Set(serviceProviders.flatMap(programEntries))]),
  ]);
  const problems = [...handlerProblems(deployment, zips), ...programProblems(deployment, programs)];
  if (problems.length > 0) throw new ConfigError(file, problems);
  return {
    of: (entry, files) => {
      const zip = made(zips, entry);
      return toBundle(entry, files ? withFiles(zip, files) : zip);
    },
    programOf: (entry) => toProgram(entry, made(programs, entry)),
  };
}

/** The hash that a function's code has with these files in its zip, as Lambda reports it. */
export async function codeHash(entry: string, files: Readonly<Record<string, string>>): Promise<string> {
  const zips = await cachedZips([entry]);
  return toBundle(entry, withFiles(made(zips, entry), files)).sha256;
}

function made(results: Results, entry: string): Uint8Array {
  const result = results.get(entry);
  if (result === undefined || "refused" in result) throw new Error(`${entry} was not bundled`);
  return result;
}

/** The reasons why an entry was not bundled; none if it was. */
function refusals(results: Results, entry: string): readonly string[] {
  const result = results.get(entry);
  return result !== undefined && "refused" in result ? result.refused : [];
}

function handlerProblems({ providers }: Deployment, zips: Results): readonly Problem[] {
  return providers.flatMap(({ stackId, backend }) =>
    backend.handlers.flatMap(({ name, entry }) =>
      refusals(zips, entry).map((message) => ({
        path: `providers.${stackId}`,
        message: `expected the handler ${name} to be a module that exports handler, got ${message}`,
      })),
    ),
  );
}

function programProblems({ serviceProviders }: Deployment, programs: Results): readonly Problem[] {
  return serviceProviders.flatMap((provider) =>
    programEntries(provider)
      .flatMap((entry) => refusals(programs, entry))
      .map((message) => ({
        path: `providers.${provider.stackId}.service.compute.entry`,
        message: `expected a program that can be compiled, got ${message}`,
      })),
  );
}

function toBundle(entry: string, content: Uint8Array): Bundle {
  const digest = createHash("sha256").update(content).digest();
  return { path: assetPath(entry, digest, "zip"), content, sha256: digest.toString("base64") };
}

function toProgram(entry: string, content: Uint8Array): Program {
  const digest = createHash("sha256").update(content).digest();
  return { path: assetPath(entry, digest, "js"), content, sha256: digest.toString("hex") };
}

function assetPath(entry: string, digest: Buffer, extension: string): string {
  return `assets/${entryName(entry)}.${digest.toString("hex").slice(0, 12)}.${extension}`;
}

/** `orders` for `handlers/orders.ts`, `direct` for `direct/handler.ts`. */
function entryName(entry: string): string {
  const name = basename(entry, extname(entry));
  return name === "handler" || name === "index" ? basename(dirname(entry)) : name;
}
