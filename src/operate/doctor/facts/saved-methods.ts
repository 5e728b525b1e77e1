import { byProvider, ofProvider, onApis } from "./needed";
import type { Reading } from "./reading";

/** The methods of the API as it was last saved: `GET /`, `ANY /files/{path+}`. */
export const savedMethodsReading: Reading<readonly string[]> = {
  what: "the API's methods",
  key: byProvider,
  needs: (call) => ofProvider(call, (provider) => [onApis(provider, "/restapis/*/resources")]),
  from: ["api"],
  read: async ({ provider }, { aws, fact }) => {
    const api = await fact("api");
    if (provider === undefined || api === undefined) return [];
    const client = aws(provider).client("apiGateway");
    const found: string[] = [];
    let position: string | undefined;
    do {
      const asked = { restApiId: api.id, embed: ["methods"], limit: 500, position };
      const page = await client.getResources(asked);
      for (const { path, resourceMethods = {} } of page.items ?? [])
        found.push(...Object.keys(resourceMethods).map((method) => `${method} ${path}`));
      position = page.position;
    } while (position !== undefined);
    return found;
  },
};
