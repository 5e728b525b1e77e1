import type { Answer, PassingRequest } from "../../proxy";
import type { Gap } from "../gap";

interface RestApi {
  readonly id?: string;
  readonly endpointConfiguration?: { readonly vpcEndpointIds?: readonly string[] };
}

interface Patch {
  readonly patchOperations: readonly { readonly op: string; readonly path: string; readonly value: string }[];
}

/** The endpoints that an API is associated with. */
export function associatedEndpoints(): Gap {
  const associated = new Map<string, readonly string[]>();
  const known = (api: RestApi): RestApi => {
    const vpcEndpointIds = associated.get(api.id ?? "") ?? api.endpointConfiguration?.vpcEndpointIds;
    return { ...api, endpointConfiguration: { ...api.endpointConfiguration, vpcEndpointIds } };
  };
  return {
    because:
      "An API is associated with endpoints by a patch of /endpointConfiguration/vpcEndpointIds; moto keeps what an API was created with and ignores the patch, so that every plan would associate anew, and no client could use the names that this makes",
    intercept: async (passing, forward) => {
      const answer = await forward(passing);
      const [path = ""] = passing.path.split("?");
      const isApi = passing.method !== "DELETE" && /^\/restapis(\/[^/]+)?$/.test(path);
      if (answer.status >= 300 || !isApi) return answer;
      const content = parse(answer);
      if (passing.method === "PATCH") {
        const before = known(content).endpointConfiguration?.vpcEndpointIds ?? [];
        associated.set(content.id ?? "", patched(before, passing));
      }
      const edited = content.item ? { ...content, item: content.item.map(known) } : known(content);
      return { ...answer, body: Buffer.from(JSON.stringify(edited)) };
    },
  };
}

function parse({ body }: Answer): RestApi & { readonly item?: readonly RestApi[] } {
  return JSON.parse(body.toString() || "{}") as RestApi;
}

function patched(before: readonly string[], { body }: PassingRequest): readonly string[] {
  const { patchOperations } = JSON.parse(body.toString()) as Patch;
  const ids = new Set(before);
  for (const { op, path, value } of patchOperations) {
    if (path !== "/endpointConfiguration/vpcEndpointIds") continue;
    if (op === "add") ids.add(value);
    else ids.delete(value);
  }
  return [...ids];
}
