import { call, rightToken } from "../central-gateway/system/call";
import { apply, SERVICES, useCentralGateway } from "../central-gateway/system/system";
import { describeWith, LIVE } from "../support/availability";
import { balancerFaults } from "./doctor/gateway/faults/balancer";
import { callerFaults } from "./doctor/gateway/faults/callers";
import { httpApiFaults } from "./doctor/gateway/faults/http-api";
import { lookAt, noting, type Said, useDeployer } from "./doctor/looking";
import { useTold } from "./doctor/told";

const FAULTS = [...httpApiFaults, ...callerFaults, ...balancerFaults];

describeWith(LIVE)("doctor looks at a gateway in front of services in other accounts", () => {
  const system = useCentralGateway({ logsCalls: true });
  const told = useTold();
  useDeployer(system);

  const names = (fault: string, cause: string, said: Said) => {
    told(fault, said);
    expect({ first: said.causes[0], text: said.text }).toMatchObject({ first: cause });
    expect(said.status).toBe(1);
  };

  /** Calls from a machine on the internet. */
  const invoke = (...args: readonly string[]) => {
    const { workspace, gateway } = system();
    return workspace.drive(["invoke", ...args], undefined, gateway.internetEnvironment());
  };

  test("the endpoints wait for the services' second apply", async () => {
    const said = await lookAt(system());
    names("the services were applied once", "service-endpoint-pending", said);
    expect(said.text).toContain("mend      npx crosslink deploy --only todo");
    expect(said.text).toContain("mend      npx crosslink deploy --only names");
  });

  test("nothing is found in a healthy deployment, before and after calls", async () => {
    await Promise.all(SERVICES.map((stackId) => apply(system(), stackId)));
    await system().gateway.look();
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
    expect((await call(system(), { route: "GET /todo" })).status).toBe(200);
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
  });

  test("invoke waits for a token, calls with one over HTTPS, and says what is wrong with another", async () => {
    const withoutTime = (output: string) => output.replace(/\d+ ms/g, "N ms");
    const without = await invoke();
    expect([without.status, without.output]).toEqual([
      0,
      expect.stringMatching(
        /^BY HAND {2}gateway\.api\n +give a token of https:\/\/issuer\.example\.com with --token\n0 succeeded, 0 failed, 1 to make by hand\n$/,
      ),
    ]);
    const right = await invoke("--token", await rightToken(system()));
    expect([right.status, withoutTime(right.output)]).toEqual([
      0,
      "SUCCESS  gateway.api  200  N ms\n1 succeeded, 0 failed\n",
    ]);
    const wrong = await rightToken(system(), { aud: "warehouse" });
    const refused = await invoke("--token", wrong, "--route", "GET /todo");
    expect([refused.status, withoutTime(refused.output)]).toEqual([
      1,
      expect.stringMatching(
        /^FAILED {3}gateway\.api {2}401 {2}N ms\n +the token was refused: Bearer .*error="invalid_token".*\n0 succeeded, 1 failed\n$/,
      ),
    ]);
    const token = await rightToken(system());
    const nowhere = await invoke("--token", token, "--route", "GET /nowhere");
    expect([nowhere.status, nowhere.output]).toEqual([1, expect.stringContaining("gateway.api  404")]);
    // The refused token is over with the next answer.
    expect((await call(system(), { route: "GET /todo" })).status).toBe(200);
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
  });

  test.each(FAULTS)("$cause: $name", async (fault) => {
    const mend = await fault.plant(system());
    const said = await lookAt(system(), fault.call);
    await mend();
    names(fault.name, fault.cause, said);
    expect(said.text).toMatch(fault.evidence ?? /live/);
    expect(said.text.split("\n")[0]?.includes("refuses no call")).toBe(fault.refuses === false);
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
