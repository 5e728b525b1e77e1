import type { ManagementApi } from "./management-api";

interface Items<T> {
  readonly item?: readonly T[];
}

interface Described {
  readonly endpointConfiguration?: { readonly vpcEndpointIds?: readonly string[] };
}

interface ResourceDescription {
  readonly id: string;
  readonly path: string;
  readonly resourceMethods?: Readonly<Record<string, unknown>>;
}

/**
 * Takes away what an API is made of, as an import in mode `overwrite` does before it makes the API anew. Its stages and
 * deployments stay, and its endpoint type.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-update.html
 */
export async function takeAway(api: ManagementApi): Promise<void> {
  const [
    { item: resources = [] },
    { item: models = [] },
    { item: validators = [] },
    { item: responses = [] },
    { item: authorizers = [] },
  ] = await Promise.all([
    api.get<Items<ResourceDescription>>("/resources"),
    api.get<Items<{ readonly name: string }>>("/models"),
    api.get<Items<{ readonly id: string }>>("/requestvalidators"),
    api.get<Items<{ readonly responseType: string }>>("/gatewayresponses"),
    api.get<Items<{ readonly id: string }>>("/authorizers"),
  ]);
  // The emulator cannot delete a resource whose parent is gone.
  const deepestFirst = resources.toSorted((a, b) => b.path.length - a.path.length);
  for (const { id, path, resourceMethods = {} } of deepestFirst) {
    if (path !== "/") await api.delete(`/resources/${id}`);
    else
      for (const method of Object.keys(resourceMethods))
        await api.delete(`/resources/${id}/methods/${method}`);
  }
  for (const { name } of models) await api.delete(`/models/${name}`);
  for (const { id } of validators) await api.delete(`/requestvalidators/${id}`);
  for (const { responseType } of responses) await api.delete(`/gatewayresponses/${responseType}`);
  for (const { id } of authorizers) await api.delete(`/authorizers/${id}`);
  const { endpointConfiguration } = await api.get<Described>("");
  const associated = endpointConfiguration?.vpcEndpointIds ?? [];
  await api.patch("", [
    { op: "replace", path: "/policy", value: "" },
    { op: "replace", path: "/minimumCompressionSize" },
    ...associated.map((value) => ({ op: "remove", path: "/endpointConfiguration/vpcEndpointIds", value })),
  ]);
}
