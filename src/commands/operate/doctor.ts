import { Command, InvalidArgumentError } from "commander";
import { loadDeployment } from "../../config/load-deployment";
import { doctor } from "../../operate/doctor/doctor";
import { deploymentFile, fileOption } from "../deployment-file";
import { endWith, STREAMS } from "./streams";

interface DoctorArguments {
  readonly file?: string;
  readonly call?: string;
  readonly since?: number;
  readonly permissions?: boolean;
  readonly json?: boolean;
}

/** The command that says why calls are refused. */
export function doctorCommand(): Command {
  return new Command()
    .description(
      [
        "Compare what is deployed with what the file intends, in the order in which AWS decides a call, read the last refusals, and say",
        "what causes them and what mends it. It changes nothing. Front doors and HTTP gateways are not looked at.",
        "",
        "Exit status: 0 = healthy, 1 = a cause was found, 2 = there is no such call, or nothing could be read.",
      ].join("\n"),
    )
    .addOption(fileOption())
    .option("--call <call>", 'one call, such as "direct GET /" (default: every declared call)')
    .option("--since <minutes>", "how far back refusals in logs count (default: 15)", minutes)
    .option("--permissions", "print the permissions that it needs, and look at nothing")
    .option("--json", "print JSON")
    .action(({ file, since, ...options }: DoctorArguments) =>
      endWith(
        doctor(loadDeployment(deploymentFile({ file })), {
          ...options,
          sinceMinutes: since,
          ...{ stdout: STREAMS.out, stderr: STREAMS.err, now: Date.now() },
        }),
      ),
    );
}

function minutes(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("expected a whole number of minutes.");
}
