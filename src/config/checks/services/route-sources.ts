import { resolve } from "node:path";
import { expected, type Finding, quoted } from "../../findings/finding";
import { documentPath } from "../../outline/described-apis";
import { type DeploymentDraft, providersOf } from "../../outline/draft";
import type { HandlerFolder } from "../backend/handler-files";

/** A service lists its routes or has a document that describes them, which is there. */
export function routeSources(file: DeploymentDraft, { folder, isFile }: HandlerFolder): readonly Finding[] {
  return providersOf(file).flatMap((provider): readonly Finding[] => {
    const { service } = provider.value ?? {};
    if (service === undefined || !("openapi" in service)) return [];
    const path = documentPath(provider.path);
    if ("routes" in service) {
      return [{ path, message: expected("routes or openapi", "both"), at: "key" }];
    }
    if (service.openapi === undefined || isFile(resolve(folder, service.openapi))) return [];
    return [{ path, message: expected("a file, its path relative to this one", quoted(service.openapi)) }];
  });
}
