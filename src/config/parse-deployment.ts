import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Deployment } from "../model/deployment";
import { ConfigError, type Problem } from "../model/problem";
import { crossChecks } from "./checks/cross-checks";
import { distinctProblems } from "./findings/distinct-problems";
import { dotted, type Finding } from "./findings/finding";
import { schemaFindings } from "./findings/schema-findings";
import { outlineOf } from "./outline/deployment";
import { draftOf } from "./outline/draft";
import { gatewayOutline } from "./outline/gateway/gateways";
import { partsOf } from "./outline/parts";
import { type DescribedApis, describedApis } from "./outline/provider/described-apis";
import { type TrustStores, trustStores } from "./outline/provider/trust-stores";
import { deploymentFile } from "./schema/deployment-file";
import { duplicateKeys } from "./text/duplicate-keys";
import { Source } from "./text/source";
import { syntaxProblems } from "./text/yaml-problems";
import { buildApis } from "./to-model/deployment";
import { buildGateways } from "./to-model/gateway/gateways";

/**
 * The deployment that a text describes.
 * @param file the text's file, as the user named it; handlers are looked up from its folder
 * @param isFile whether a path leads to a file
 * @param read the text of a file that the text names, by its absolute path
 * @param bytes the content of a file that need not be text
 * @throws ConfigError with every problem in the text
 */
export function parseDeployment(
  text: string,
  file: string,
  isFile: (path: string) => boolean,
  read: (path: string) => string = readText,
  bytes: (path: string) => Uint8Array = (path) => readFileSync(path),
): Deployment {
  const source = new Source(text);
  const syntax = syntaxProblems(source);
  if (syntax.length > 0) throw new ConfigError(file, syntax.toSorted(byPlace));
  const folder = dirname(resolve(file));
  const value = source.value();
  const parsed = deploymentFile.safeParse(value, { reportInput: true });
  const refused = parsed.success ? [] : schemaFindings(parsed.error.issues, source);
  const draft = draftOf(value, refused);
  const parts = draft && partsOf(draft);
  const described: DescribedApis = parts ? describedApis(parts.apis, file, { isFile, read }) : new Map();
  const stores: TrustStores = parts ? trustStores(parts.apis, folder, { isFile, bytes }) : new Map();
  const apis = draft && parts && outlineOf(parts.apis, draft, folder, { described, stores });
  const gateways = parts && gatewayOutline(parts.gateways, folder);
  const contradictions = apis && gateways ? crossChecks(apis, gateways, isFile) : [];
  const problems = distinctProblems([
    ...duplicateKeys(source),
    ...[...described.values()].flatMap((api) => api.problems),
    ...[...refused, ...contradictions].map((finding) => located(finding, source, described)),
  ]);
  if (!parsed.success || apis === undefined || gateways === undefined || problems.length > 0)
    throw new ConfigError(file, problems.toSorted(byPlace));
  const checked = partsOf(parsed.data);
  return { ...buildApis(checked.apis, apis, described), ...buildGateways(checked.gateways, gateways) };
}

function readText(path: string): string {
  return readFileSync(path, "utf8");
}

/** The deployment file's own problems first. */
function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file === undefined || (b.file && a.file < b.file) ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function located(
  { path, message, at = "value" }: Finding,
  source: Source,
  described: DescribedApis,
): Problem {
  for (const api of described.values()) {
    const place = api.placeOf(path);
    if (place !== undefined) return { ...place, message };
  }
  return { path: dotted(path), message, ...source.placeOf(path, at) };
}
