import type { Gap } from "../gap";

interface RestApi {
  readonly id?: string;
  readonly minimumCompressionSize?: number | null;
}

interface Patch {
  readonly patchOperations: readonly { readonly path: string; readonly value?: string }[];
}

/** The size from which on an API compresses its answers. */
export function compression(): Gap {
  const sizes = new Map<string, number | undefined>();
  const known = (api: RestApi): RestApi =>
    sizes.has(api.id ?? "") ? { ...api, minimumCompressionSize: sizes.get(api.id ?? "") } : api;
  return {
    because:
      "API Gateway keeps a patch of /minimumCompressionSize, and switches compression off where it has no value; moto passes it over, so that every plan would patch anew",
    intercept: async (passing, forward) => {
      const answer = await forward(passing);
      const [path = ""] = passing.path.split("?");
      if (answer.status >= 300 || passing.method === "DELETE" || !/^\/restapis(\/[^/]+)?$/.test(path))
        return answer;
      const content = JSON.parse(answer.body.toString() || "{}") as RestApi & { item?: readonly RestApi[] };
      if (passing.method === "PATCH") {
        const { patchOperations } = JSON.parse(passing.body.toString()) as Patch;
        for (const operation of patchOperations)
          if (operation.path === "/minimumCompressionSize")
            sizes.set(content.id ?? "", operation.value === undefined ? undefined : Number(operation.value));
      }
      const edited = content.item ? { ...content, item: content.item.map(known) } : known(content);
      return { ...answer, body: Buffer.from(JSON.stringify(edited)) };
    },
  };
}
