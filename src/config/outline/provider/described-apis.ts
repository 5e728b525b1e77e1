import { dirname, resolve } from "node:path";
import type { OpenApiDocument } from "../../../model/openapi-document";
import type { Note, Problem } from "../../../model/problem";
import type { Auth } from "../../../model/provider";
import type { Path } from "../../findings/finding";
import type { Reading } from "../../openapi/files/openapi-files";
import { type DeploymentDraft, members, type ProviderDraft } from "../draft";
import type { OfferedRoute } from "./routes";

/** An API as its provider's OpenAPI document describes it. */
export interface DescribedApi {
  /** In the order of the document; undefined where it cannot be read. */
  readonly routes?: readonly OfferedRoute[];
  /** Undefined where there are problems. */
  readonly document?: OpenApiDocument;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
  /** The place, in the document's own files, of a path that begins at its key; undefined for another path. */
  readonly placeOf: (path: Path) => Omit<Problem, "message"> | undefined;
}

/** The described APIs of a deployment file, by stack id. */
export type DescribedApis = ReadonlyMap<string, DescribedApi>;

/** The path of the key under which a provider names its document. */
export function documentPath(provider: Path): Path {
  return [...provider, "service", "openapi"];
}

/** Reads the document of each provider that has one; what reads them is loaded for the first. */
export function describedApis(file: DeploymentDraft, fileName: string, reading: Reading): DescribedApis {
  const apis = members<ProviderDraft>(file.providers, ["providers"]).flatMap(({ name, path, value }) => {
    const { openapi, auth } = value?.service ?? {};
    // Checks report what is wrong with the key itself.
    if (openapi === undefined || !reading.isFile(resolve(dirname(fileName), openapi))) return [];
    const { describedApi } =
      require("../../openapi/described-api") as typeof import("../../openapi/described-api");
    const known: Auth | undefined = auth;
    return [
      [
        name,
        describedApi({ deploymentFile: fileName, openapi, path: documentPath(path), auth: known }, reading),
      ] as const,
    ];
  });
  return new Map(apis);
}
