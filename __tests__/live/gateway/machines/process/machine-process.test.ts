import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MachineProcess } from "./machine-process";
import { sendToMachine } from "./send-to-machine";

const SERVER = `const { createServer } = require("node:http");
const server = createServer(async (request, response) => {
  if (request.url === "/slow") await new Promise((resolve) => setTimeout(resolve, 1500));
  response.setHeader("x-declared", process.env.NAME ?? "");
  response.end(request.headers["x-asked"] ?? "ok");
});
server.listen(Number(process.env.PORT), () => console.log("listening"));
process.on("SIGTERM", () => {
  console.log("told to end");
  if (process.env.STUBBORN !== "yes") server.close(() => process.exit());
});`;

describe("a machine", () => {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-machine-"));
  const program = join(folder, "server.js");
  const started: MachineProcess[] = [];
  beforeAll(() => writeFileSync(program, SERVER));
  afterAll(async () => {
    await Promise.all(started.map((machine) => machine.stop()));
    rmSync(folder, { recursive: true });
  });

  const start = async (env: Readonly<Record<string, string>> = {}, stopTimeoutSeconds = 30) => {
    const declared = { id: "task", program, env: { PORT: "8080", ...env }, stopTimeoutSeconds };
    const machine = await MachineProcess.start(declared);
    started.push(machine);
    return machine;
  };
  const get = (machine: MachineProcess, target = "/") =>
    sendToMachine(
      machine,
      {
        method: "GET",
        target,
        headers: [
          ["host", "a"],
          ["x-asked", "hello"],
        ],
        body: Buffer.alloc(0),
      },
      { encrypted: false, timeoutMs: 20_000 },
    );

  it("runs its program with the environment that was declared, and on another port than it says", async () => {
    const machine = await start({ NAME: "todo" });
    expect(await get(machine)).toMatchObject({
      status: 200,
      headers: { "x-declared": ["todo"] },
      body: Buffer.from("hello"),
    });
    expect(machine.listensOn).toBe(8080);
    expect(machine.localPort).not.toBe(8080);
    expect(machine.output).toContain("listening");
  });

  it("finishes what it has before it is told to end", async () => {
    const machine = await start();
    const release = machine.hold();
    const slow = get(machine, "/slow").finally(release);
    const retired = machine.retire();
    expect(await slow).toMatchObject({ status: 200 });
    await retired;
    expect(machine.output).toContain("told to end");
    expect(await machine.accepts()).toBe(false);
    expect(await get(machine)).toMatchObject({ failed: expect.stringContaining("ECONNREFUSED") });
  });

  it("is ended where it does not end by itself in time", async () => {
    const machine = await start({ STUBBORN: "yes" }, 0.2);
    await machine.retire();
    expect(machine.output).toContain("told to end");
    expect(await machine.accepts()).toBe(false);
  });

  it("that has no port to listen on does not start", async () => {
    await expect(start({ PORT: "" })).rejects.toThrow("to have its port in PORT");
  });
});
