import { Command } from "commander";
import { type DriftOptions, drift } from "../../operate/drift/drift";
import { deploymentFile, fileOption } from "../deployment-file";
import { type OperateOptions, operateHere } from "./operation-here";

/** The command that says how what is deployed differs from the deployment file. */
export function driftCommand(): Command {
  return new Command()
    .description(
      [
        "Plan every party with Terraform, without locking a state, and print the addresses that differ. Changes nothing.",
        "",
        "Exit status: 0 = nothing differs, 1 = failed, 2 = something differs.",
      ].join("\n"),
    )
    .addOption(fileOption())
    .option("--only <party>", "look at one party")
    .option("--json", "print one JSON object a line")
    .action((options: DriftOptions & OperateOptions & { readonly file?: string }) =>
      operateHere(deploymentFile(options), options, (operation) => drift(operation, options)),
    );
}
