import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runMain } from "../../support/main";
import type { StackJson } from "../../support/synth";
import { EC2, fileWith } from "./provider-file";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The folder of a provider's stack, synthesized from a file elsewhere, with the program of its instances. */
function synthesized(prefix: string, env: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  writeFileSync(join(folder, "server.ts"), 'console.log("hello" as string);');
  const file = fileWith({ compute: { ...EC2, entry: "./server.ts" } });
  writeFileSync(join(folder, "deployment.yaml"), JSON.stringify(file));
  runMain(folder, env);
  return join(folder, "cdktf.out/stacks/names");
}

test("two syntheses in different folders and timezones give the same bytes, with the program beside them", () => {
  const [here, there] = [
    synthesized("here-", { TZ: "UTC" }),
    synthesized("there is a space-", { TZ: "Asia/Kathmandu" }),
  ];
  const text = readFileSync(join(here, "cdk.tf.json"), "utf8");
  expect(readFileSync(join(there, "cdk.tf.json"), "utf8")).toBe(text);

  const { resource } = JSON.parse(text) as StackJson;
  const { source, source_hash: hash } = resource.aws_s3_object?.program ?? {};
  for (const folder of [here, there]) {
    expect(readdirSync(join(folder, "assets")).map((name) => `assets/${name}`)).toEqual([source]);
    const program = readFileSync(join(folder, String(source)));
    expect(createHash("sha256").update(program).digest("hex")).toBe(hash);
  }
});
