import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useEmulatedAws } from "./emulated-aws/use-emulated-aws";
import { SAMPLE_STACK } from "./mutual-tls/sample-stack";
import { describeWith, LIVE } from "./support/availability";
import { sampleAuthority } from "./support/certificates/sample-authority";
import { run, succeeded } from "./support/processes/run";
import { awsEnvironment } from "./support/terraform/aws-environment";

describeWith(LIVE)("the resources of mutual TLS, with Terraform and the AWS provider", () => {
  const used = useEmulatedAws();
  let folder: string;
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-mutual-tls-")));
    const { certificate, revoke } = await sampleAuthority("CN=Clients,O=Acme");
    const files = { "main.tf": SAMPLE_STACK, "ca.pem": certificate, "clients.crl": await revoke(["01"]) };
    mkdirSync(join(folder, "stack"));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, "stack", name), content);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const terraform = async (...args: readonly string[]) => {
    const env = awsEnvironment(join(folder, "home"), used().aws.url);
    return succeeded(args.join(" "), await run("terraform", args, { cwd: join(folder, "stack"), env }));
  };

  it("are applied, leave no changes to a second plan, and are destroyed", async () => {
    await terraform("init");
    await terraform("apply", "-auto-approve");
    expect((await terraform("plan")).output).toContain("No changes.");
    await terraform("destroy", "-auto-approve");
  });
});
