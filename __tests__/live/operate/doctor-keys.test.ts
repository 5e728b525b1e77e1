import { callDoor, callWithKey } from "../keys/system/call-with-key";
import { callerKey, keyOf } from "../keys/system/key-facts";
import { settled } from "../keys/system/settled";
import { apply, useKeySystem } from "../keys/system/system";
import { describeWith, LIVE } from "../support/availability";
import { keyFaults } from "./doctor/keys/faults";
import { lookAt, noting, type Said, useDeployer } from "./doctor/looking";
import { useTold } from "./doctor/told";

describeWith(LIVE)("doctor looks at an API whose callers have keys, and at a front door of it", () => {
  const system = useKeySystem({ logsCalls: true });
  const told = useTold();
  useDeployer(system);

  const names = (fault: string, cause: string, said: Said) => {
    told(fault, said);
    expect({ first: said.causes[0], text: said.text }).toMatchObject({ first: cause });
    expect(said.status).toBe(1);
  };

  test("a provider that was applied before its consumers is not linked to them yet", async () => {
    names("the provider was applied once", "unlinked", await lookAt(system()));
  });

  test("nothing is found in a healthy deployment, before and after calls", async () => {
    await apply(system(), "provider");
    await system().gateway.look();
    await settled(system());
    for (const consumer of ["shop", "other"] as const)
      expect((await callWithKey(system(), consumer, await keyOf(system(), consumer))).status).toBe(200);
    for (const path of ["/", "/orders/7"])
      expect((await callDoor(system(), await callerKey(system(), "web"), path)).status).toBe(200);
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
  });

  test("invoke has the functions call, and calls the front door over HTTPS with the key of a caller", async () => {
    const { workspace, gateway } = system();
    await gateway.look();
    const key = await callerKey(system(), "mobile");
    const invoke = (...args: readonly string[]) =>
      workspace.drive(["invoke", ...args], undefined, gateway.internetEnvironment());
    const { status, output } = await invoke("--key", key);
    expect([status, output.split("\n").sort()]).toEqual([
      0,
      [
        "",
        "3 succeeded, 0 failed",
        expect.stringMatching(/^SUCCESS {2}other\.reader {2}200 {2}\d+ ms/),
        expect.stringMatching(/^SUCCESS {2}shop\.door {5}200 {2}\d+ ms/),
        expect.stringMatching(/^SUCCESS {2}shop\.reader {3}200 {2}\d+ ms/),
      ],
    ]);
    expect(output).not.toContain(key);
    const refused = await invoke("--client", "shop.door", "--key", `mobile.${"x".repeat(43)}`);
    expect([refused.status, refused.output]).toEqual([
      1,
      expect.stringMatching(/^FAILED {3}shop\.door {2}401 {2}\d+ ms\n {9}.*key.*\n0 succeeded, 1 failed\n$/),
    ]);
    expect((await callDoor(system(), key)).status).toBe(200);
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
  });

  test.each(keyFaults)("$cause: $name", async (fault) => {
    const mend = await fault.plant(system());
    const said = await lookAt(system(), fault.call);
    await mend();
    names(fault.name, fault.cause, said);
    expect(said.text).toMatch(fault.evidence ?? /live/);
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
  });

  test("everything is read with exactly the permissions that doctor prints", async () => {
    const used = new Set<string>();
    expect((await lookAt(system(), undefined, { aws: noting(used) })).status).toBe(0);
    const { text } = await lookAt(system(), undefined, { permissions: true });
    const policies = JSON.parse(text) as Record<string, { Statement: { Action: string[] }[] }>;
    const printed = Object.entries(policies).flatMap(([account, { Statement }]) =>
      Statement.flatMap(({ Action }) => Action.map((action) => `${account} ${action}`)),
    );
    // Asking who one is needs no permission.
    const needed = [...used].filter((one) => !one.endsWith("sts:GetCallerIdentity"));
    expect(needed.toSorted()).toEqual([...new Set(printed)].toSorted());
  });
});
