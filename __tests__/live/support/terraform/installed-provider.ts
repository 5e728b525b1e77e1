import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AWS_PROVIDER } from "../availability";
import { run, succeeded } from "../processes/run";

/**
 * Has Terraform install the AWS provider into a folder, from the mirror or from the registry as anywhere else.
 * @returns its executable
 */
export async function installedProvider(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const aws = { source: "hashicorp/aws", version: AWS_PROVIDER };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: { aws } } }));
  succeeded("init of the AWS provider", await run("terraform", ["init"], { cwd: folder, env }));
  const versions = join(folder, ".terraform/providers/registry.terraform.io/hashicorp/aws");
  const [platform = ""] = readdirSync(join(versions, AWS_PROVIDER));
  const installed = join(versions, AWS_PROVIDER, platform);
  const executable = readdirSync(installed).find((name) => name.startsWith("terraform-provider-aws"));
  if (executable === undefined) throw new Error(`there is no provider in ${installed}`);
  return join(installed, executable);
}
