import { ACCOUNTS } from "../mutual-tls/system/deployment";
import { apply, useMutualTls } from "../mutual-tls/system/system";
import { describeWith, LIVE } from "../support/availability";
import { apiFaults } from "./doctor/entrance/faults/api";
import { certificateFaults } from "./doctor/entrance/faults/certificates";
import { verifierFaults } from "./doctor/entrance/faults/verifier";
import { wayFaults } from "./doctor/entrance/faults/ways";
import { callByFunction, fillAll } from "./doctor/entrance/system";
import { lookAt, noting, useDeployer } from "./doctor/looking";
import { useTold } from "./doctor/told";

const FAULTS = [...certificateFaults, ...wayFaults, ...verifierFaults, ...apiFaults];

describeWith(LIVE)("doctor looks at an API behind mutual TLS", () => {
  const system = useMutualTls({ logsCalls: true });
  const told = useTold();
  useDeployer(system);

  const names = (fault: string, cause: string, said: Awaited<ReturnType<typeof lookAt>>) => {
    told(fault, said);
    expect({ first: said.causes[0], text: said.text }).toMatchObject({ first: cause });
    expect(said.status).toBe(1);
  };

  const invoke = (...args: readonly string[]) => system().workspace.crosslink("invoke", ...args);
  const results = (output: string) =>
    output
      .replace(/\d+ ms/g, "N ms")
      .split("\n")
      .filter((line) => /^[A-Z0-9]/.test(line))
      .sort();

  test("a client whose secret nobody has filled yet has no certificate", async () => {
    names("the clients' secrets are empty", "certificate-absent", await lookAt(system()));
    const { status, output } = await invoke();
    expect([status, results(output)]).toEqual([
      1,
      [
        "0 succeeded, 2 failed, 1 to make by hand",
        "BY HAND  orders.shell",
        "FAILED   billing.caller  ---  N ms",
        "FAILED   orders.caller   ---  N ms",
      ],
    ]);
    expect(output).toContain("aws secretsmanager put-secret-value");
    await fillAll(system());
  });

  test("an endpoint waits for the provider's second apply", async () => {
    const said = await lookAt(system());
    names("the provider was applied once", "service-endpoint-pending", said);
    expect(said.text).toContain("mend      npx crosslink deploy --only provider");
  });

  test("nothing is found in a healthy deployment, before and after calls", async () => {
    await apply(system(), "provider");
    await system().gateway.look();
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
    for (const consumer of ["orders", "billing"] as const)
      expect((await callByFunction(system(), consumer)).statusCode).toBe(200);
    expect(await lookAt(system())).toMatchObject({ status: 0, causes: [] });
  });

  test("invoke has both functions call through the entrance, and says how the instance calls", async () => {
    const { status, output } = await invoke();
    expect([status, results(output)]).toEqual([
      0,
      [
        "2 succeeded, 0 failed, 1 to make by hand",
        "BY HAND  orders.shell",
        expect.stringMatching(/^SUCCESS {2}billing\.caller {2}200 {2}N ms/),
        expect.stringMatching(/^SUCCESS {2}orders\.caller {3}200 {2}N ms/),
      ],
    ]);
    expect(output).toContain("aws ssm start-session");
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
    expect(Object.keys(policies)).toEqual(ACCOUNTS);
    const printed = Object.entries(policies).flatMap(([account, { Statement }]) =>
      Statement.flatMap(({ Action }) => Action.map((action) => `${account} ${action}`)),
    );
    // Asking who one is needs no permission.
    const needed = [...used].filter((one) => !one.endsWith("sts:GetCallerIdentity"));
    expect(needed.toSorted()).toEqual([...new Set(printed)].toSorted());
  });
});
