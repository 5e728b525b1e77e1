import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import { parseDeployment } from "../../config/parse-deployment";
import { NEW_HANDLER, type NewDeployment, type NewFile, newDeployment, newSettings } from "./new-files";

/** The command that begins a project in the working directory. It asks nothing, and leaves files alone that are there. */
export function initCommand(): Command {
  return new Command()
    .description(
      "Write deployment.yaml, a handler and cdktf.json into this folder. Existing files stay as they are.",
    )
    .option("--name <name>", "prefix of every physical name", "private-api")
    .option("--region <region>", "region of both sides", "eu-west-1")
    .option("--bucket <bucket>", "S3 bucket of the state", "acme-terraform-state")
    .option("--provider-account <id>", "account that offers the API", "111111111111")
    .option("--consumer-account <id>", "account that calls it", "222222222222")
    .option("--provider-profile <profile>", "profile of the AWS configuration for the first of them")
    .option("--consumer-profile <profile>", "the same for the second")
    .action((values: NewDeployment) => {
      process.stdout.write(`${init(values).join("\n")}\n`);
    });
}

/**
 * Writes what is missing.
 * @returns the lines to print
 * @throws ConfigError if the deployment file would be wrong; nothing is written then
 */
function init(values: NewDeployment): readonly string[] {
  const deployment = newDeployment(values);
  parseDeployment(deployment.text, deployment.path, () => true);
  // The handler is one of the new deployment's: a file that is there already does not name it.
  const files = [deployment, ...(existsSync(deployment.path) ? [] : [NEW_HANDLER]), newSettings(values.name)];
  return [...files.map(put), ...nextSteps(deployment)];
}

function put({ path, text }: NewFile): string {
  if (existsSync(path)) return `kept   ${path}, which was there already`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: "wx" });
  return `wrote  ${path}`;
}

function nextSteps({ path }: NewFile): readonly string[] {
  return [
    `next:  put your accounts, your region and your bucket into ${path}`,
    "       npx crosslink synth        # offline",
    "       npx crosslink bootstrap    # makes the bucket of the state",
    "       npx crosslink deploy",
  ];
}
