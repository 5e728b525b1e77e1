import { Command } from "commander";
import { type DeployOptions, deploy } from "../../operate/deploy/deploy";
import { deploymentFile, fileOption } from "../deployment-file";
import { type OperateOptions, operateHere } from "./operation-here";

/** The command that applies the stacks of a deployment until nothing is left to do. */
export function deployCommand(): Command {
  return new Command()
    .description(
      [
        "Synthesize the stacks, then plan and apply them with Terraform in passes, until nothing is left to do. Needs Terraform or",
        "TERRAFORM_BINARY_NAME, and the credentials that the deployment file names.",
        "",
        "Exit status: 0 = converged, 1 = failed, 2 = another team has to act.",
      ].join("\n"),
    )
    .addOption(fileOption())
    .option("--only <party>", "deploy one party, and say who has to act next")
    .option("--plan", "show the changes, and apply none")
    .option(
      "--against <ref or folder>",
      "tell what has changed about access, compared with the file of a git ref or a folder",
    )
    .option("-y, --yes", "do not ask before applying")
    .option("--json", "print one JSON object a line")
    .action((options: DeployOptions & OperateOptions & { readonly file?: string }) =>
      operateHere(deploymentFile(options), options, (operation) => deploy(operation, options)),
    );
}
