import { Command } from "commander";
import { type DestroyOptions, destroy } from "../../operate/destroy/destroy";
import { deploymentFile, fileOption } from "../deployment-file";
import { type OperateOptions, operateHere } from "./operation-here";

/** The command that destroys what was deployed. */
export function destroyCommand(): Command {
  return new Command()
    .description(
      [
        "Destroy with Terraform what was deployed, consumers before their providers. Names first what AWS will not let go.",
        "",
        "Exit status: 0 = nothing is left, 1 = something is.",
      ].join("\n"),
    )
    .addOption(fileOption())
    .option("--only <party>", "destroy one party, whoever uses it")
    .option("-y, --yes", "do not ask for the deployment's name")
    .option("--json", "print one JSON object a line")
    .action((options: DestroyOptions & OperateOptions & { readonly file?: string }) =>
      operateHere(deploymentFile(options), options, (operation) => destroy(operation, options)),
    );
}
