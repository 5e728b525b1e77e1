import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Program } from "../../src/bundle/bundle";
import { cachedPrograms, cachedZips } from "../../src/bundle/bundle-cache";
import { bundleFunctions } from "../../src/bundle/bundle-functions";
import { parseDeployment } from "../../src/config/parse-deployment";
import { FILE } from "../support/deployment";

let folder: string;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-")));
  write(
    "server.ts",
    'import { greet } from "./greet"; const all: string[] = [greet()]; console.log(all[0]);',
  );
  write("greet.ts", 'export const greet = (): string => "hello";');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The bundles of a deployment whose service runs a file of the folder. */
function bundlesOf(name: string) {
  const provider = {
    account: "222222222222",
    network: { cidr: "10.4.0.0/22", zones: ["euw1-az1", "euw1-az2"] },
    service: {
      type: "endpoint-service",
      healthPath: "/healthz",
      compute: { type: "ec2", entry: join(folder, name) },
    },
    externalConsumers: { partner: { account: "444444444444", endpointIds: ["vpce-0123456789abcdef0"] } },
  };
  const file = { ...FILE, providers: { todo: provider } };
  return bundleFunctions(
    parseDeployment(JSON.stringify(file), "deployment.yaml", () => true),
    "deployment.yaml",
  );
}

const programOf = async (name = "server.ts"): Promise<Program> =>
  (await bundlesOf(name)).programOf(join(folder, name));

test("a program is one file that Node runs, with all that it imports", async () => {
  const { content } = await programOf();
  const { stdout } = spawnSync(process.execPath, ["--eval", Buffer.from(content).toString()], {
    encoding: "utf8",
  });
  expect(stdout).toBe("hello\n");
});

test("its name and its hash are those of its content", async () => {
  const { path, content, sha256 } = await programOf();
  expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
  expect(path).toBe(`assets/server.${sha256.slice(0, 12)}.js`);
});

test("another content is another file", async () => {
  const first = await programOf();
  write("greet.ts", 'export const greet = (): string => "bye";');
  const second = await programOf();
  expect(second.path).not.toBe(first.path);
  expect(Buffer.from(second.content).toString()).toContain("bye");
});

test("the same program has the same bytes in whatever folder it was compiled", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
  cpSync(folder, elsewhere, { recursive: true });
  const { content } = await programOf();
  const there = await cachedPrograms([join(elsewhere, "server.ts")], { folder: join(elsewhere, "cache") });
  rmSync(elsewhere, { recursive: true });
  expect(Buffer.from(content)).toEqual(Buffer.from([...there.values()][0] as Uint8Array));
  expect(Buffer.from(content).toString()).not.toContain(folder);
});

test.each([
  ["does not parse", "const\n  x = (", ":2:8: Unexpected end of file"],
  ["imports what is not there", 'import "./missing";', ':1:8: Could not resolve "./missing"'],
])("a program that %s is refused, with its place", async (_, text, reason) => {
  write("broken.ts", text);
  const place = relative(process.cwd(), join(folder, "broken.ts"));
  await expect(bundlesOf("broken.ts")).rejects.toThrow(
    `providers.todo.service.compute.entry: expected a program that can be compiled, got ${place}${reason}`,
  );
});

test("a module may be a function's handler and a program: the one is not taken for the other", async () => {
  write("server.ts", "export const handler = () => 1; console.log('started');");
  const entry = join(folder, "server.ts");
  const options = { folder: join(folder, "cache") };
  const [zip] = [...(await cachedZips([entry], options)).values()];
  const [program] = [...(await cachedPrograms([entry], options)).values()];
  expect(
    Buffer.from(zip as Uint8Array)
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  expect(Buffer.from(program as Uint8Array).toString()).toContain("started");
});
