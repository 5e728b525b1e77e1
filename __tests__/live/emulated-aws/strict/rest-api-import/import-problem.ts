import { authorizerProblem } from "../api-gateway/authorizers/authorizer-problem";
import { isResponseType } from "../api-gateway/gateway-responses";
import { integrationProblem } from "../api-gateway/integrations/integration-problem";
import { importedAuthorizers } from "./imported-authorizers";
import type { ImportedDocument } from "./imported-document";
import { importedMethods } from "./imported-methods";

/** The most bytes of a document. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const MAX_BYTES = 6 * 1024 * 1024;

/** A reason for which API Gateway would not import a document; undefined where there is none. */
export function importProblem(document: ImportedDocument, failOnWarnings: boolean): string | undefined {
  if (!document.openapi?.startsWith("3.0.")) return "Invalid OpenAPI input.";
  if (JSON.stringify(document).length > MAX_BYTES) return "API definition is too large";
  return (
    siblingProblem(Object.keys(document.paths ?? {})) ??
    partProblem(document) ??
    (failOnWarnings ? warningOf(document) : undefined)
  );
}

/** The authorizers, integrations and gateway responses are looked at as if each was saved by itself. */
function partProblem(document: ImportedDocument): string | undefined {
  const responses = Object.keys(document["x-amazon-apigateway-gateway-responses"] ?? {});
  const strange = responses.find((type) => !isResponseType(type));
  if (strange !== undefined) return `Invalid response type: ${strange}`;
  return [
    ...importedAuthorizers(document).map(authorizerProblem),
    ...importedMethods(document).map(({ integration, requestParameters }) =>
      integration === undefined ? undefined : integrationProblem(integration, requestParameters),
    ),
  ].find((problem) => problem !== undefined);
}

/** Among the children of a path one only can be variable. @see https://github.com/serverless/serverless/issues/3785 */
function siblingProblem(paths: readonly string[]): string | undefined {
  const variable = new Map<string, string>();
  for (const path of paths) {
    const segments = path.split("/").slice(1);
    for (const [i, segment] of segments.entries()) {
      if (!segment.startsWith("{")) continue;
      const parent = segments.slice(0, i).join("/");
      const other = variable.get(parent) ?? segment;
      if (other !== segment)
        return `Unable to create resource at path '${path}': A sibling (${other}) of this resource already has a variable path part -- only one unique variable path part is allowed`;
      variable.set(parent, segment);
    }
  }
  return undefined;
}

/** Models have names of letters and digits; a method without an integration can be imported, but never deployed. */
function warningOf(document: ImportedDocument): string | undefined {
  const names = Object.keys(document.components?.schemas ?? {}).filter(
    (name) => !/^[A-Za-z0-9]+$/.test(name),
  );
  const bare = importedMethods(document).filter(({ integration }) => integration === undefined);
  const warnings = [
    ...names.map((name) => `Model name must be alphanumeric: ${name}`),
    ...bare.map(({ httpMethod, path }) => `No integration defined for method ${httpMethod} ${path}`),
  ];
  return warnings.length === 0 ? undefined : `Warnings found during import:\n\t${warnings.join("\n\t")}`;
}
