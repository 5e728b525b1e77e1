import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { accepts } from "./support/raw";

const ROOT = resolve(__dirname, "../..");

async function freePort(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return String(port);
}

describe("npm run services", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const [node = "", ...script] = scripts.services.split(" ");
  let command: ChildProcess;
  let said = "";
  const begin = async (...ports: string[]) => {
    command = spawn(node, [...script, ...ports], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
    said = "";
    command.stdout?.on("data", (chunk) => {
      said += chunk;
    });
  };
  afterEach(() => command.kill("SIGKILL"));

  test("runs both, prints lines that work as they are pasted, and stops both on Ctrl-C", async () => {
    const ports = [await freePort(), await freePort()];
    await begin(...ports);
    while (!said.includes("Ctrl-C")) await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = said.split("\n").filter((line) => line.startsWith("  curl "));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const { stdout } = await promisify(execFile)("sh", ["-c", `${line.trim()} --fail --silent`]);
      expect(JSON.parse(stdout)).not.toHaveProperty("message");
    }
    command.kill("SIGINT");
    const [status] = await once(command, "exit");
    expect(status).toBe(0);
    expect(await Promise.all(ports.map((port) => accepts(Number(port))))).toEqual([false, false]);
  });

  test("a service that cannot start takes the other with it", async () => {
    const port = await freePort();
    await begin(port, port);
    const [status] = await once(command, "exit");
    expect(status).toBe(1);
    expect(await accepts(Number(port))).toBe(false);
  });
});
