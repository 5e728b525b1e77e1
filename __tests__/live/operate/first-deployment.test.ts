import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type EmulatedAws, startEmulatedAws } from "../emulated-aws/emulated-aws";
import { Gateway } from "../gateway/gateway";
import { accountsOf } from "../support/accounts/accounts";
import { inventory } from "../support/accounts/inventory";
import { describeWith, LIVE } from "../support/availability";
import { succeeded } from "../support/processes/run";
import { printTimes, step } from "../support/step";
import { CONSUMER_ACCOUNT, PROVIDER_ACCOUNT } from "../support/system/live-deployment";
import { AttachedProvider } from "../support/terraform/attached-provider";
import { InstalledProject } from "./first-deployment/installed-project";
import { comparable, shownRun, showRun, type Typed, written } from "./first-deployment/recorded-run";

/** `PIN=run` puts the run into the page, in place of comparing it. */
const PINNED = process.env.PIN === "run";

describeWith(LIVE)("a first deployment, from an empty folder and the packed package to nothing left", () => {
  printTimes();
  const typed: Typed[] = [];
  let aws: EmulatedAws;
  let project: InstalledProject;
  let provider: AttachedProvider;
  let gateway: Gateway;

  beforeAll(async () => {
    aws = await startEmulatedAws();
    project = new InstalledProject(aws.url);
    provider = await AttachedProvider.install(join(project.folder, ".."), aws.url);
    const account = accountsOf(aws.url);
    const profiles = { "acme-api": PROVIDER_ACCOUNT, "acme-team": CONSUMER_ACCOUNT };
    for (const [name, id] of Object.entries(profiles))
      project.addProfile(name, await account(id).iam.config.credentials());
    const system = { aws, account, workspace: project };
    gateway = new Gateway(system, [PROVIDER_ACCOUNT, CONSUMER_ACCOUNT], { logsCalls: true });
    gateway.runFunctions();
  });
  afterAll(async () => {
    await gateway?.close();
    await provider?.stop();
    project?.remove();
    await aws?.stop();
  });

  const type = async (line: string): Promise<string> => {
    const { output } = succeeded(line, await project.type(line, provider));
    typed.push({ line, output });
    return output;
  };

  step("the package is installed by npm, and nothing else is needed", async () => {
    expect(readdirSync(project.folder)).toEqual([]);
    expect(await type("npm install ../crosslink-0.1.0.tgz")).toMatch(/^added \d+ packages/m);
  });

  step("init writes a project that is synthesized offline", async () => {
    await type("npx crosslink init --provider-profile acme-api --consumer-profile acme-team");
    expect(await type("npx crosslink synth")).toContain("access: 4 calls allowed");
  });

  step("bootstrap makes the bucket, and deploy both sides in three passes", async () => {
    expect(await type("npx crosslink bootstrap --party provider")).toMatch(/\n\d+ changes made\n/);
    expect(await type("npx crosslink deploy --yes")).toContain("converged after 3 passes");
  });

  step("invoke has both clients answered, and doctor finds nothing", async () => {
    await gateway.look();
    expect(await type("npx crosslink invoke")).toMatch(/\n2 succeeded, 0 failed\n$/);
    expect(await type("npx crosslink doctor")).toMatch(/^healthy: /);
  });

  step("destroy leaves nothing in either account but the bucket of the states", async () => {
    await type("npx crosslink destroy --yes");
    const account = accountsOf(aws.url);
    expect(await inventory(account(PROVIDER_ACCOUNT))).toEqual(["acme-terraform-state"]);
    expect(await inventory(account(CONSUMER_ACCOUNT))).toEqual([]);
  });

  step("docs/first-deployment.md shows this run", async () => {
    if (PINNED) showRun(typed);
    expect(comparable(shownRun())).toEqual(comparable(written(typed)));
  });
});
