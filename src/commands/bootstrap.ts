import { Command } from "commander";
import { loadDeployment } from "../config/load-deployment";
import { bootstrap } from "../operate/bootstrap/bootstrap";
import { deploymentFile, fileOption } from "./deployment-file";
import { endWith, STREAMS } from "./operation";

/** The command that makes the bucket of the states, or makes an existing one fit for them. */
export function bootstrapCommand(): Command {
  return new Command()
    .description(
      "Make the bucket that keeps the states: versioned, encrypted, without public access, and with a policy by which each account writes its own states and reads those it links to. What others wrote into that policy stays.",
    )
    .addOption(fileOption())
    .option("--party <stack id>", "make it with this party's credentials (default: the environment's own)")
    .option("--kms-key <arn>", "encrypt with this key by default (default: state.kmsKeyId, or S3's own keys)")
    .option("--dry-run", "print what would change, and change nothing")
    .action(({ file, ...options }) =>
      endWith(bootstrap(loadDeployment(deploymentFile({ file })), options, STREAMS)),
    );
}
