import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describeWith } from "../../support/availability";
import { type ServiceBehind, useGatewaySystem } from "../sample/gateway-system";
import { makeGatewayEndpoints } from "../sample/sample-instance";
import { ECHO_SERVER } from "../sample/sample-program";
import {
  defineTask,
  keepTasksRunning,
  makeImageEndpoints,
  runTask,
  type SampleTask,
  type SampleTaskDefinition,
  stopTask,
} from "../sample/sample-tasks";

const REPOSITORY = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/names";
const IMAGE = `${REPOSITORY}@sha256:${"ab".repeat(32)}`;

describeWith(["moto_server"])("tasks serve as long as ECS says that they run", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-tasks-"));
  const program = join(folder, "server.js");
  writeFileSync(program, ECHO_SERVER);
  afterAll(() => rmSync(folder, { recursive: true }));
  const system = useGatewaySystem(() => ({ images: { [REPOSITORY]: program } }));

  let behind: ServiceBehind;
  let definition: SampleTaskDefinition;
  const tasks: SampleTask[] = [];
  const run = async (of = definition) => {
    const task = await runTask(system().provider, behind.service, of);
    tasks.push(task);
    return task;
  };
  const stop = (task: SampleTask, of = definition) => stopTask(system().provider, behind.service, of, task);
  beforeAll(async () => {
    const { provider, addService, accept, addRoutes } = system();
    await keepTasksRunning(provider);
    behind = await addService("names", "ip");
    definition = await defineTask(provider, { name: "names", image: IMAGE });
    await accept(behind);
    await addRoutes([{ key: "GET /names", service: "names", authorization: "NONE" }]);
  }, 120_000);

  const call = (query = "") => system().call("GET", `/names${query}`);
  const log = ({ arn }: SampleTask) => system().gateway.machines.logOf(arn);

  it("and not without a way to their image, which is over endpoints of their subnet", async () => {
    const { provider } = system();
    const first = await run();
    expect((await call()).status).toBe(504);
    expect(log(first)).toMatch(/^CannotPullContainerError: .* has no way to ecr\.api, ecr\.dkr, s3$/);
    await stop(first);
    await makeImageEndpoints(provider, behind.service);
    await makeGatewayEndpoints(provider, behind.service.vpcId, ["s3"]);
    await run();
    const { status, body } = await call();
    expect([status, JSON.parse(body)]).toMatchObject([200, { name: "names", path: "/names" }]);
  }, 120_000);

  it("and not with an image that is not there, or whose content its reference does not tell", async () => {
    const { provider } = system();
    const others = { unknown: IMAGE.replace("names", "other"), tagged: `${REPOSITORY}:latest` };
    for (const [name, image] of Object.entries(others)) {
      const broken = await defineTask(provider, { name, image });
      const task = await run(broken);
      expect((await call()).status).toBe(200);
      expect(log(task)).toMatch(/there is no image|expected an image by its digest/);
      await stop(task, broken);
    }
  }, 120_000);

  it("so that a task that is unhealthy gets no call beside a healthy one, and every call where it is alone", async () => {
    const { provider } = system();
    const ill = await defineTask(provider, { name: "ill", image: IMAGE, env: { UNHEALTHY: "yes" } });
    const [healthy] = tasks.filter(({ arn }) => system().gateway.machines.ids.includes(arn));
    const task = await run(ill);
    const names = async () => JSON.parse((await call()).body).name;
    expect([await names(), await names(), await names()]).toEqual(["names", "names", "names"]);
    if (healthy === undefined) throw new Error("expected a healthy task");
    await stop(healthy);
    expect(await names()).toBe("ill");
    await stop(task, ill);
    await run();
    await call();
  }, 120_000);

  it("and one that is stopped under load finishes what it has, without a call that fails", async () => {
    const { gateway } = system();
    const staying = await run();
    const [leaving] = tasks.filter((one) => one !== staying && gateway.machines.ids.includes(one.arn));
    if (leaving === undefined) throw new Error("expected another task");
    const statuses: number[] = [];
    const until = async (count: number) => {
      while (statuses.length < count) statuses.push((await call("?ms=100")).status);
    };
    const callers = [until(16), until(16), until(16)];
    await until(6);
    await stop(leaving);
    await Promise.all(callers);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    while (!log(leaving).includes("told to end")) await wait(100);
    expect(log(leaving)).toContain("GET /names?ms=100");
    expect(gateway.machines.ids).not.toContain(leaving.arn);
  }, 120_000);
});
