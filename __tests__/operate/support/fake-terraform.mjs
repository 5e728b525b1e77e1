#!/usr/bin/env node
/**
 * Stands for Terraform where a test is about what drives it: the commands, exit statuses and JSON lines that are used, on a world of
 * files in `FAKE_WORLD`. A stack's `cdk.tf.json` says which others it reads; it differs from its state if it was applied with other
 * facts. Files named `<stack>.<fault>` make it misbehave.
 */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [command, ...args] = process.argv.slice(2);
const world = process.env.FAKE_WORLD;
const stack = basename(process.cwd());
const at = (name) => join(world, name);
const has = (fault, of = stack) => existsSync(at(`${of}.${fault}`));
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const print = (event) => process.stdout.write(`${JSON.stringify({ "@message": event.type, ...event })}\n`);
const state = at(`${stack}.state`);

function fail(summary, detail = "") {
  print({ type: "diagnostic", diagnostic: { severity: "error", summary, detail } });
  process.exit(1);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function barrier() {
  if (!has("together")) return;
  const others = readFileSync(at(`${stack}.together`), "utf8").split(" ");
  writeFileSync(at(`${stack}.here`), "");
  for (let i = 0; i < 500 && !others.every((one) => has("here", one)); i += 1) await sleep(20);
  if (!others.every((one) => has("here", one))) fail("nobody came");
}

const commands = {
  version: () =>
    process.stdout.write(JSON.stringify({ terraform_version: process.env.FAKE_VERSION ?? "1.11.4" })),
  init: () => has("init-fails") && fail("no init"),
  plan: async () => {
    await barrier();
    if (has("locked")) fail("Error acquiring the state lock", readFileSync(at(`${stack}.locked`), "utf8"));
    const { reads, resources } = read("cdk.tf.json");
    for (const { source, isRequired } of reads)
      if (isRequired && !existsSync(at(`${source}.state`)))
        fail(
          "Module output value precondition failed",
          `Apply the stack "${source}" first: its state has no API yet.`,
        );
    const isDestruction = args.includes("-destroy");
    const known = reads.map(({ source }) => source).filter((source) => existsSync(at(`${source}.state`)));
    const before = existsSync(state) ? read(state) : undefined;
    if (has("tainted"))
      print({
        type: "planned_change",
        change: { resource: { addr: resources[0] }, action: "replace", reason: "tainted" },
      });
    const isSame = isDestruction ? !before : !has("restless") && before?.known === known.join();
    const action = isDestruction ? "delete" : before ? "update" : "create";
    if (!isSame)
      for (const addr of before && !isDestruction ? resources.slice(0, 1) : resources)
        print({ type: "planned_change", change: { resource: { addr }, action } });
    print({
      type: "outputs",
      outputs: { [`${process.env.FAKE_OUTPUT ?? "api_id"}`]: { action: before ? "noop" : "create" } },
    });
    const out = args.find((arg) => arg.startsWith("-out="))?.slice(5);
    if (out)
      writeFileSync(
        out,
        JSON.stringify({ known: known.join(), action, resources, isDestruction, first: !before }),
      );
    process.exit(isSame ? 0 : 2);
  },
  untaint: () => rmSync(at(`${stack}.tainted`)),
  apply: async () => {
    const plan = read(args.at(-1));
    if (has("tainted")) fail("Table already exists");
    const done = plan.first || plan.isDestruction ? plan.resources : plan.resources.slice(0, 1);
    const complete = (addr) =>
      print({ type: "apply_complete", hook: { resource: { addr }, action: plan.action } });
    if (has("half")) {
      complete(done[0]);
      fail("creating the second", "AWS said no");
    }
    if (has("killed")) process.kill(process.pid, "SIGKILL");
    if (has("hangs")) {
      let interrupts = 0;
      process.on("SIGINT", () => {
        interrupts += 1;
        writeFileSync(at("interrupts"), String(interrupts));
      });
      writeFileSync(at("hanging"), "");
      complete(done[0]);
      for (let i = 0; i < 500 && interrupts === 0; i += 1) await sleep(20);
      // Long enough for a second one to arrive.
      await sleep(300);
      process.exit(1);
    }
    for (const addr of done) complete(addr);
    if (plan.isDestruction) rmSync(state);
    else writeFileSync(state, JSON.stringify({ known: plan.known, resources: plan.resources }));
  },
  state: () => {
    if (!existsSync(state)) return;
    const { known, resources } = read(state);
    const managed = resources.map((addr) => {
      const [type, name] = addr.split(".");
      return {
        mode: "managed",
        type,
        name,
        instances: [{ attributes: { deletion_protection_enabled: has("protected") } }],
      };
    });
    const remote = known
      .split(",")
      .filter((one) => one !== "")
      .map((name) => ({
        mode: "data",
        type: "terraform_remote_state",
        name,
        instances: [{ attributes: { outputs: { value: { endpoint_ids: { [stack]: "vpce-1" } } } } }],
      }));
    process.stdout.write(JSON.stringify({ resources: [...managed, ...remote] }));
  },
};

if (command !== "version")
  appendFileSync(at("calls"), `${stack} ${command}${args.includes("-lock=false") ? " unlocked" : ""}\n`);
await commands[command]?.();
