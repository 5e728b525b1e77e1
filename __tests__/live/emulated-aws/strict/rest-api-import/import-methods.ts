import { importedAuthorizers } from "./imported-authorizers";
import type { ImportedDocument, ImportedOperation } from "./imported-document";
import { resolved } from "./imported-document";
import { importedMethods, modelName } from "./imported-methods";
import type { ManagementApi } from "./management-api";

/** Makes the resources, methods, models, validators, authorizers and gateway responses of a document. */
export async function importMethods(api: ManagementApi, document: ImportedDocument): Promise<void> {
  await importModels(api, document);
  const validators = await importValidators(api, document);
  for (const [type, response] of Object.entries(document["x-amazon-apigateway-gateway-responses"] ?? {}))
    await api.put(`/gatewayresponses/${type}`, { ...response, statusCode: spelled(response.statusCode) });
  const authorizers = await importAuthorizers(api, document);
  const resources = await importPaths(api, Object.keys(document.paths ?? {}));
  for (const { path, httpMethod, validator, authorizer, integration, ...method } of importedMethods(
    document,
  )) {
    const place = `/resources/${resources.get(path)}/methods/${httpMethod}`;
    const requestValidatorId = validator && validators.get(validator);
    const authorizerId = authorizer && authorizers.get(authorizer);
    await api.put(place, { ...method, apiKeyRequired: false, requestValidatorId, authorizerId });
    if (integration) await api.put(`${place}/integration`, integration);
  }
}

/** The id of the resource of each path; their parents are made as well. */
async function importPaths(
  api: ManagementApi,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { item = [] } = await api.get<{ item?: { id: string; path: string }[] }>("/resources");
  const ids = new Map(item.map(({ id, path }) => [path, id]));
  for (const path of paths) {
    const segments = path.split("/").filter((segment) => segment !== "");
    for (const [i, pathPart] of segments.entries()) {
      const own = `/${segments.slice(0, i + 1).join("/")}`;
      const parent = ids.get(`/${segments.slice(0, i).join("/")}`);
      if (!ids.has(own))
        ids.set(own, (await api.post<{ id: string }>(`/resources/${parent}`, { pathPart })).id);
    }
  }
  return ids;
}

async function importModels(api: ManagementApi, document: ImportedDocument): Promise<void> {
  const named = Object.entries(document.components?.schemas ?? {});
  const inline = importedOperations(document).flatMap(({ requestBody }) =>
    requestBody === undefined
      ? []
      : Object.values(resolved(document, requestBody).content ?? {}).flatMap(({ schema }) =>
          schema === undefined || "$ref" in schema ? [] : [[modelName(schema), schema] as const],
        ),
  );
  for (const [name, schema] of new Map([...named, ...inline]))
    await api.post("/models", { name, contentType: "application/json", schema: JSON.stringify(schema) });
}

/** The id of each request validator, by its name. */
async function importValidators(
  api: ManagementApi,
  document: ImportedDocument,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [name, flags] of Object.entries(document["x-amazon-apigateway-request-validators"] ?? {})) {
    const { id } = await api.post<{ id: string }>("/requestvalidators", { name, ...flags });
    ids.set(name, id);
  }
  return ids;
}

/** The id of each authorizer, by its name. */
async function importAuthorizers(
  api: ManagementApi,
  document: ImportedDocument,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const settings of importedAuthorizers(document)) {
    const { id } = await api.post<{ id: string }>("/authorizers", settings);
    ids.set(settings.name ?? "", id);
  }
  return ids;
}

/** A document may have the status of a response as a number. */
function spelled(status: string | number | undefined): string | undefined {
  return status === undefined ? undefined : String(status);
}

function importedOperations({ paths = {} }: ImportedDocument): readonly ImportedOperation[] {
  return Object.values(paths).flatMap((item) =>
    Object.values(item).filter(
      (value): value is ImportedOperation =>
        typeof value === "object" && value !== null && !Array.isArray(value),
    ),
  );
}
