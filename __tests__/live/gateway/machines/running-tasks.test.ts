import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describeWith } from "../../support/availability";
import { PROVIDER, type ServiceBehind, useGatewaySystem } from "../sample/gateway-system";
import { makeGatewayEndpoints } from "../sample/sample-instance";
import { ECHO_SERVER } from "../sample/sample-program";
import { makeImageEndpoints, runTasks, type SampleTasks, scale } from "../sample/sample-service-tasks";

const repository = (name: string) => `${PROVIDER}.dkr.ecr.eu-west-1.amazonaws.com/${name}`;

describeWith(["moto_server"])("tasks serve as long as ECS says that they run", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-tasks-"));
  const program = join(folder, "server.js");
  writeFileSync(program, ECHO_SERVER);
  afterAll(() => rmSync(folder, { recursive: true }));
  const images = { [repository("names")]: program, [repository("ill")]: program };
  const system = useGatewaySystem(() => ({ images }));

  let behind: ServiceBehind;
  let names: SampleTasks;
  beforeAll(async () => {
    const { provider, addService, accept, addRoutes } = system();
    behind = await addService("names", "ip");
    await accept(behind);
    await makeImageEndpoints(provider, behind.service);
    await makeGatewayEndpoints(provider, behind.service, ["s3"]);
    names = await runTasks(provider, behind.service, { name: "names", count: 1 });
    await addRoutes([{ key: "GET /names", service: "names", authorization: "NONE" }]);
  });

  const call = (query = "") => system().call("GET", `/names${query}`);
  const nameOf = async () => JSON.parse((await call()).body).name;
  const log = (arn: string) => system().gateway.machines.logOf(arn);

  it("with the environment of their container", async () => {
    const { status, body } = await call();
    expect([status, JSON.parse(body)]).toMatchObject([200, { name: "names", path: "/names" }]);
  });

  it("and not with an image that nobody has a program of", async () => {
    const { provider } = system();
    const unknown = await runTasks(provider, behind.service, { name: "unknown", count: 1 });
    const [arn = ""] = await scale(provider, unknown, 1);
    expect(await nameOf()).toBe("names");
    expect(log(arn)).toContain("there is no image");
    await scale(provider, unknown, 0);
  });

  it("so that an unhealthy one gets no call beside a healthy one, and every call where it is alone", async () => {
    const { provider } = system();
    const ill = await runTasks(provider, behind.service, {
      name: "ill",
      count: 1,
      env: { UNHEALTHY: "yes" },
    });
    expect([await nameOf(), await nameOf(), await nameOf()]).toEqual(["names", "names", "names"]);
    await scale(provider, names, 0);
    expect(await nameOf()).toBe("ill");
    await scale(provider, ill, 0);
    expect((await call()).status).toBe(504);
  });

  it("and one that is stopped under load finishes what it has, without a call that fails", async () => {
    const { provider, gateway } = system();
    const all = await scale(provider, names, 2);
    const statuses: number[] = [];
    const until = async (count: number) => {
      while (statuses.length < count) statuses.push((await call("?ms=100")).status);
    };
    const callers = [until(18), until(18), until(18)];
    await until(6);
    const [staying] = await scale(provider, names, 1);
    await Promise.all(callers);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    const leaving = all.find((arn) => arn !== staying) ?? "";
    while (!log(leaving).includes("told to end")) await wait(100);
    expect(log(leaving)).toContain("GET /names?ms=100");
    expect(gateway.machines.ids).not.toContain(leaving);
  });
});
