import { Command, Option } from "commander";
import { CERTIFICATE_AUTHORIZER } from "../../bundle/bundle";
import { loadDeployment } from "../../config/load-deployment";
import { doctor } from "../../operate/doctor/doctor";
import { UsageError } from "../command-line";
import { deploymentFile, fileOption } from "../deployment-file";
import { endWith, STREAMS } from "./streams";

/** The command that says why calls of a deployment are refused. */
export function doctorCommand(): Command {
  return new Command()
    .description(
      "Say why calls are refused: compare what AWS has with what the deployment means, and read the last refusals of the logs. It changes nothing. Exit status 0 if nothing was found, 1 if a cause was, 2 if there is no such call or nothing could be read.",
    )
    .addOption(fileOption())
    .option("--call <call>", 'one call, such as "direct GET /" (default: every call of every client)')
    .addOption(
      new Option("--since <minutes>", "how far back refusals in logs count").default(15).argParser(minutes),
    )
    .option("--permissions", "print the permissions that this needs in each account, and look at nothing")
    .option("--json", "print JSON")
    .action(({ file, since, ...options }) =>
      endWith(
        doctor(
          loadDeployment(deploymentFile({ file })),
          { ...options, sinceMinutes: since, authorizerHash },
          STREAMS,
        ),
      ),
    );
}

function authorizerHash(grants: string): Promise<string> {
  // Loaded on use, as few deployments have such an authorizer.
  const { codeHash } =
    require("../../bundle/bundle-functions") as typeof import("../../bundle/bundle-functions");
  return codeHash(CERTIFICATE_AUTHORIZER, { "grants.json": grants });
}

function minutes(text: string): number {
  const given = Number(text);
  if (text.trim() !== "" && given > 0) return given;
  throw new UsageError(`expected --since in minutes, more than 0, got ${JSON.stringify(text)}`);
}
