import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The environment of every command against an emulated AWS: nothing of the user's own AWS or Terraform settings, no
 * network but the loopback, the provider from `TF_PLUGIN_MIRROR` where that is set.
 */
export function awsEnvironment(folder: string, url: string): Readonly<Record<string, string>> {
  const cliConfig = join(folder, "terraform.rc");
  mkdirSync(folder, { recursive: true });
  writeFileSync(cliConfig, pluginInstallation(process.env.TF_PLUGIN_MIRROR));
  return {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "deployer",
    AWS_SECRET_ACCESS_KEY: "deployer",
    AWS_EC2_METADATA_DISABLED: "true",
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    // Terraform and its provider spend a fifth of a short run collecting garbage.
    GOGC: "400",
    // For the CDKTF CLI: no provider cache apart from the mirror, no files in the user's home, no terminal.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
    CDKTF_HOME: join(folder, "cdktf"),
    CI: "1",
    FORCE_COLOR: "0",
  };
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation */
function pluginInstallation(mirror: string | undefined): string {
  if (!mirror) return "";
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}
