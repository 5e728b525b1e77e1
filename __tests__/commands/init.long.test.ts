import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { crosslink } from "../support/commands/crosslink";

const NEXT = `next:  put your accounts, your region and your bucket into deployment.yaml
       npx crosslink synth        # offline
       npx crosslink bootstrap    # makes the bucket of the state
       npx crosslink deploy
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosslink-init-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), "utf8");

it("writes a deployment file, a handler and the CDKTF CLI's settings, which synthesize", () => {
  expect(crosslink(folder, ["init"])).toEqual({
    status: 0,
    output: `wrote  deployment.yaml\nwrote  handlers/hello.ts\nwrote  cdktf.json\n${NEXT}`,
    errors: "",
  });
  expect(JSON.parse(read("cdktf.json")).app).toBe("npx crosslink synth");
  const { status, output } = crosslink(folder, ["synth"]);
  expect(status).toBe(0);
  expect(output).toContain("access: 4 calls allowed");
  expect(readdirSync(join(folder, "cdktf.out/stacks/provider/assets")).join()).toMatch(/hello\.\w{12}\.zip/);
});

it("writes the values of its options", () => {
  crosslink(folder, [
    "init",
    "--name",
    "orders",
    "--region",
    "us-east-1",
    "--provider-account",
    "333333333333",
  ]);
  expect(read("deployment.yaml")).toMatch(/^name: orders .*\nregion: us-east-1\n/m);
  expect(read("deployment.yaml")).toContain('account: "333333333333"');
  expect(JSON.parse(read("cdktf.json")).projectId).toBe("orders");
});

it("writes the profiles of both sides, and none unless they are given", () => {
  crosslink(folder, ["init", "--provider-profile", "acme: api", "--consumer-profile", "team"]);
  const { providers, consumers } = parse(read("deployment.yaml"));
  expect(providers.provider.credentials).toEqual({ profile: "acme: api" });
  expect(consumers.consumer.credentials).toEqual({ profile: "team" });
  rmSync(join(folder, "deployment.yaml"));
  crosslink(folder, ["init"]);
  expect(read("deployment.yaml")).not.toContain("credentials");
});

it("writes nothing if a value is wrong", () => {
  const { status, errors } = crosslink(folder, ["init", "--bucket", "B"]);
  expect(status).toBe(1);
  expect(errors).toContain('state.bucket: expected the name of an S3 bucket, got "B"');
  expect(readdirSync(folder)).toEqual([]);
});

it("leaves every file alone that is there already, and says so", () => {
  mkdirSync(join(folder, "handlers"));
  writeFileSync(join(folder, "handlers/hello.ts"), "mine");
  writeFileSync(join(folder, "cdktf.json"), "mine as well");
  expect(crosslink(folder, ["init"]).output).toBe(
    `wrote  deployment.yaml
kept   handlers/hello.ts, which was there already
kept   cdktf.json, which was there already
${NEXT}`,
  );
  expect([read("handlers/hello.ts"), read("cdktf.json")]).toEqual(["mine", "mine as well"]);
});

it("writes no handler beside a deployment file that it did not write", () => {
  writeFileSync(join(folder, "deployment.yaml"), "mine");
  expect(crosslink(folder, ["init"]).output).toBe(
    `kept   deployment.yaml, which was there already\nwrote  cdktf.json\n${NEXT}`,
  );
  expect(readdirSync(folder).sort()).toEqual(["cdktf.json", "deployment.yaml"]);
});
