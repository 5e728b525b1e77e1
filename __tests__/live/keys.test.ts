import { frontDoor } from "./keys/front-door";
import { knownByKeys } from "./keys/known-by-keys";
import { noKeyIsKept } from "./keys/no-key-is-kept";
import { removal } from "./keys/removal";
import { rotation } from "./keys/rotation";
import { callWithKey } from "./keys/system/call-with-key";
import { keyOf } from "./keys/system/key-facts";
import { settled } from "./keys/system/settled";
import { apply, useKeySystem } from "./keys/system/system";
import { describeWith, LIVE } from "./support/availability";

describeWith(LIVE)("an API whose callers have keys", () => {
  const system = useKeySystem();

  it("403: the right key, before the provider knows the endpoints", async () => {
    for (const consumer of ["shop", "other"] as const) {
      const key = await keyOf(system(), consumer);
      expect(key).toMatch(new RegExp(`^${consumer}\\.[A-Za-z0-9]{43}$`));
      const { status, by } = await callWithKey(system(), consumer, key);
      expect([status, by]).toEqual([403, "resource policy, DenyOtherEndpoints"]);
    }
  });

  describe("after the provider's second apply", () => {
    beforeAll(async () => {
      await apply(system(), "provider");
      await system().gateway.look();
      await settled(system());
    });
    knownByKeys(system);
    frontDoor(system);
    rotation(system);
    noKeyIsKept(system);
    removal(system);
  });
});
