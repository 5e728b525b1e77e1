import type { Outcome } from "../../../src/operate/invoke/outcome";
import { intruder } from "../data-path/system/intruder";
import { functionCaller } from "../examples/callers/function-caller";
import { readKey } from "../examples/callers/read-key";
import { succeeded } from "../support/processes/run";
import { callWithKey } from "./system/call-with-key";
import { accountOf, type ConsumerName, OTHER, readerName, SHOP } from "./system/deployment";
import { keyOf, secretOf } from "./system/key-facts";
import type { KeySystem } from "./system/system";

/** The uses of a new role that Secrets Manager and KMS refuse, as they do not know it yet. */
const UNKNOWN_USES = 4;

/** Calls of the private API with keys: those of the clients, and others. */
export function knownByKeys(system: () => KeySystem): void {
  describe("the private API knows its callers by their keys", () => {
    const reader = (consumer: ConsumerName) =>
      functionCaller(system().gateway, accountOf(consumer), readerName(consumer));

    it.each([
      ["shop", "/"],
      ["shop", "/orders/7"],
      ["other", "/"],
    ] as const)("200: the client of %s, for GET %s", async (consumer, path) => {
      const { call, stop } = await reader(consumer);
      const { status } = await call({ method: "GET", path });
      await stop();
      expect([status, system().gateway.requestLog.last?.authorizer?.principalId]).toEqual([200, consumer]);
    });

    it("200: crosslink invoke has every client call with its consumer's key, and leaves the front door to its callers", async () => {
      const { output } = succeeded("invoke", await system().workspace.crosslink("invoke", "--json"));
      const { calls } = JSON.parse(output) as { readonly calls: readonly Outcome[] };
      const results = calls.map(({ client, result, status }) => [client, result, status]);
      expect(results).toContainEqual(["shop.reader", "success", 200]);
      expect(results).toContainEqual(["other.reader", "success", 200]);
      expect(results.filter(([, result]) => result === "failed")).toEqual([]);
    });

    it.each([
      ["shop", "/internal"],
      ["other", "/orders/7"],
    ] as const)("403: the client of %s, for GET %s, which it is not granted", async (consumer, path) => {
      const { call, stop } = await reader(consumer);
      const { status } = await call({ method: "GET", path });
      await stop();
      const refusedBy = system().gateway.requestLog.last?.refusedBy;
      expect([status, refusedBy]).toEqual([403, expect.stringMatching(/policy/)]);
    });

    it.each([
      ["none", undefined, "identity sources"],
      ["an unknown one", `stranger.${"x".repeat(43)}`, "authorizer"],
      ["its own name with a guess", `shop.${"x".repeat(43)}`, "authorizer"],
      ["its own name with nothing", "shop.", "authorizer"],
    ])("401: %s in place of the key, and the answer says what is asked for", async (_, key, by) => {
      const { status, headers, body, by: refusedBy } = await callWithKey(system(), "shop", key);
      expect([status, body, refusedBy]).toEqual([401, '{"message":"Unauthorized"}', by]);
      expect(headers["www-authenticate"]).toBe("x-crosslink-key");
    });

    it.each([
      ["shop", "other"],
      ["other", "shop"],
    ] as const)("the key of %s is refused at the endpoint of %s, and good at its own", async (owner, at) => {
      const key = await keyOf(system(), owner);
      expect(await callWithKey(system(), owner, key)).toMatchObject({ status: 200 });
      expect(await callWithKey(system(), at, key)).toMatchObject({
        status: 403,
        body: expect.stringContaining("with an explicit deny"),
      });
      expect(await callWithKey(system(), owner, key)).toMatchObject({ status: 200 });
    });

    it("no administrator, other role or other consumer reads the key", async () => {
      const { account, gateway } = system();
      const secretArn = await secretOf(system(), "shop");
      const denied = /not authorized to perform: secretsmanager:GetSecretValue/;
      await expect(readKey(account(SHOP), secretArn)).rejects.toThrow(denied);
      const otherRole = await intruder({ account, gateway }, SHOP, "key-reader");
      const reading = () => readKey(account(SHOP), secretArn, otherRole);
      // A role that was just made is refused for that at first, and later for what it may not.
      for (let times = 0; times < UNKNOWN_USES; times++) await expect(reading()).rejects.toThrow();
      await expect(reading()).rejects.toThrow(denied);
      await expect(readKey(account(OTHER), secretArn)).rejects.toThrow(denied);
    });

    it("no key is in a log", async () => {
      const log = JSON.stringify(system().gateway.requestLog.after(0));
      for (const consumer of ["shop", "other"] as const)
        expect(log).not.toContain(await keyOf(system(), consumer));
    });
  });
}
