import { RotateSecretCommand } from "@aws-sdk/client-secrets-manager";
import { functionCaller } from "../examples/callers/function-caller";
import { callDoor, callWithKey } from "./system/call-with-key";
import { GRACE_MINUTES, readerName, SHOP } from "./system/deployment";
import { callerKey, keyFacts, keyOf, secretOf } from "./system/key-facts";
import type { KeySystem } from "./system/system";

const MINUTE_MS = 60_000;

/** Keys are replaced while they are used. */
export function rotation(system: () => KeySystem): void {
  describe("rotation", () => {
    const rotate = (SecretId: string) =>
      system()
        .account(SHOP)
        .secrets.send(new RotateSecretCommand({ SecretId, RotateImmediately: true }));

    it("replaces a consumer's key, and no call of its client fails meanwhile", async () => {
      const old = await keyOf(system(), "shop");
      const { call, stop } = await functionCaller(system().gateway, SHOP, readerName("shop"));
      let isOver = false;
      const calling = (async () => {
        const statuses: number[] = [];
        while (!isOver) statuses.push((await call({ method: "GET", path: "/" })).status);
        return statuses;
      })();
      await rotate(await secretOf(system(), "shop"));
      isOver = true;
      const statuses = await calling;
      expect([...new Set(statuses)]).toEqual([200]);
      expect(await keyOf(system(), "shop")).not.toBe(old);
      expect(await call({ method: "GET", path: "/" })).toMatchObject({ status: 200 });
      await stop();
    });

    it("replaces a caller's key over the internet, and the door goes on with the consumer's", async () => {
      const old = await callerKey(system(), "mobile");
      const { front_door_secret_arns } = await keyFacts(system(), "shop");
      await rotate(front_door_secret_arns?.door?.mobile ?? "");
      const current = await callerKey(system(), "mobile");
      expect(current).not.toBe(old);
      expect(await callDoor(system(), current)).toMatchObject({ status: 200 });
    });

    // The last one: time goes on, and nobody expects it to go back.
    it("leaves the old key good for its minutes of grace, and no longer", async () => {
      const old = await keyOf(system(), "shop");
      system().gateway.passedMs = MINUTE_MS;
      await rotate(await secretOf(system(), "shop"));
      const current = await keyOf(system(), "shop");
      const statuses = async () =>
        (await Promise.all([old, current].map((key) => callWithKey(system(), "shop", key)))).map(
          ({ status }) => status,
        );
      expect(await statuses()).toEqual([200, 200]);
      // The machine may be busy for about as long as the other half.
      system().gateway.passedMs = (GRACE_MINUTES / 2) * MINUTE_MS;
      expect(await statuses()).toEqual([200, 200]);
      system().gateway.passedMs = (GRACE_MINUTES + 6) * MINUTE_MS;
      expect(await statuses()).toEqual([401, 200]);
    });
  });
}
