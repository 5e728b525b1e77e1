import { callOnce } from "./system/client";
import { sessionOf } from "./system/deployment";
import { explicitDeny, outcome } from "./system/outcome";
import { places } from "./system/places";
import type { DataPath } from "./system/system";

/** Before the provider's second apply, which is the one that learns of the consumers' endpoints. */
export function notLinkedYet(system: () => DataPath): void {
  describe("before the provider knows the endpoints", () => {
    it.each([
      ["consumer", "direct"],
      ["consumer", "assumed"],
      ["second", "direct"],
      ["second", "assumed"],
    ] as const)("Deny: the client of %s that is called %s", async (consumer, client) => {
      const { apiId } = await places(system());
      const by = "resource policy, DenyOtherEndpoints";
      const expected = explicitDeny(by, sessionOf(consumer, client), apiId, "prod/GET/");
      expect(await outcome(system(), callOnce(system(), consumer, client))).toEqual(expected);
    });
  });
}
