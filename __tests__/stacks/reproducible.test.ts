import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT, PROVIDER, SERVICE } from "../support/deployment";
import { runMain } from "../support/main";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder with a deployment that has a handler of its own. */
function project(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  const service = {
    ...SERVICE,
    routes: ["GET /", { route: "POST /orders", handler: "./handlers/orders.ts" }],
  };
  const file = { ...DEFAULT, providers: { provider: { ...PROVIDER, service } } };
  writeFileSync(join(folder, "deployment.yaml"), JSON.stringify(file));
  mkdirSync(join(folder, "handlers"));
  writeFileSync(
    join(folder, "handlers/orders.ts"),
    "export const handler = async () => ({ statusCode: 200 });",
  );
  return folder;
}

/** Every file under a folder with its content. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(folder, file)).isFile())
      .map((file) => [file, readFileSync(join(folder, file)).toString("base64")]),
  );
}

test("two syntheses in different folders, timezones and umasks give the same bytes", () => {
  const here = project("here-");
  const there = project("there is a space-");
  runMain(here, { TZ: "UTC" });
  const umask = process.umask(0o077);
  try {
    runMain(there, { TZ: "Asia/Kathmandu" });
  } finally {
    process.umask(umask);
  }
  const first = contents(join(here, "cdktf.out"));
  expect(Object.keys(first).sort()).toEqual([
    "manifest.json",
    expect.stringMatching(/^stacks\/consumer\/assets\/assume-role\.[0-9a-f]{12}\.zip$/),
    expect.stringMatching(/^stacks\/consumer\/assets\/direct\.[0-9a-f]{12}\.zip$/),
    "stacks/consumer/cdk.tf.json",
    expect.stringMatching(/^stacks\/provider\/assets\/identity\.[0-9a-f]{12}\.zip$/),
    expect.stringMatching(/^stacks\/provider\/assets\/orders\.[0-9a-f]{12}\.zip$/),
    "stacks/provider/cdk.tf.json",
  ]);
  expect(contents(join(there, "cdktf.out"))).toEqual(first);
});

test("the lean start does not change the output", () => {
  const lean = project("lean-");
  const full = project("full-");
  const summary = runMain(lean);
  expect(runMain(full, { NODE_OPTIONS: "--enable-source-maps" })).toBe(summary);
  expect(contents(join(full, "cdktf.out"))).toEqual(contents(join(lean, "cdktf.out")));
});

test("the output contains no path of the machine", () => {
  const folder = project("somewhere-");
  runMain(folder);
  for (const [file, content] of Object.entries(contents(join(folder, "cdktf.out")))) {
    const text = Buffer.from(content, "base64").toString("latin1");
    expect([file, text.includes(tmpdir()), text.includes(process.cwd())]).toEqual([file, false, false]);
  }
});

test("only changed files are written", () => {
  const folder = project("unchanged-");
  runMain(folder);
  const written = () => {
    const output = join(folder, "cdktf.out");
    const files = readdirSync(output, { recursive: true, encoding: "utf8" });
    return Object.fromEntries(files.map((file) => [file, statSync(join(output, file)).mtimeMs]));
  };
  const first = written();
  runMain(folder);
  expect(written()).toEqual(first);
  const file = readFileSync(join(folder, "deployment.yaml"), "utf8");
  writeFileSync(join(folder, "deployment.yaml"), file.replace('"zones":["a","b"]', '"zones":["a","c"]'));
  runMain(folder);
  const second = written();
  expect(Object.keys(first).filter((name) => first[name] !== second[name])).toEqual([
    "stacks/consumer/cdk.tf.json",
  ]);
});

test("an unused zip of an earlier synthesis is removed", () => {
  const folder = project("again-");
  runMain(folder);
  const orders = () =>
    readdirSync(join(folder, "cdktf.out/stacks/provider/assets")).filter((name) => name.startsWith("orders"));
  const [before] = orders();
  writeFileSync(
    join(folder, "handlers/orders.ts"),
    "export const handler = async () => ({ statusCode: 204 });",
  );
  runMain(folder);
  expect(orders()).toHaveLength(1);
  expect(orders()).not.toContain(before);
});

/** The outcome of a run that must fail. */
function failureOf(folder: string): { readonly status?: number; readonly stderr?: string } {
  try {
    runMain(folder);
  } catch (error) {
    return error as { status?: number; stderr?: string };
  }
  return {};
}

test("a handler that cannot be bundled is reported with its place, without a stack", () => {
  const folder = project("handler-");
  writeFileSync(join(folder, "handlers/orders.ts"), 'import "./nothing";\nexport const handle = () => 1;\n');
  expect(failureOf(folder)).toMatchObject({
    status: 1,
    stderr: [
      "deployment.yaml has 1 problem:",
      '  1:132  providers.provider: expected the handler orders to be a module that exports handler, got handlers/orders.ts:1:8: Could not resolve "./nothing"',
      "",
    ].join("\n"),
  });
});

test("a mistake in the file is reported without a stack, and leaves the previous output as it was", () => {
  const folder = project("mistake-");
  runMain(folder);
  const before = contents(join(folder, "cdktf.out"));
  const file = readFileSync(join(folder, "deployment.yaml"), "utf8");
  writeFileSync(join(folder, "deployment.yaml"), file.replace('"auth":"direct"', '"auth":"dircet"'));
  const failure = failureOf(folder);
  expect(failure.status).toBe(1);
  expect(failure.stderr).toMatch(/^deployment\.yaml has \d+ problems?:\n/);
  expect(failure.stderr).toContain("consumers.consumer.clients");
  expect(failure.stderr).not.toMatch(/^\s+at /m);
  expect(contents(join(folder, "cdktf.out"))).toEqual(before);
});
