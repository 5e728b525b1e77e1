import { Command } from "commander";
import { loadDeployment } from "../config/load-deployment";
import { invoke } from "../operate/invoke/invoke";
import { deploymentFile, fileOption } from "./deployment-file";
import { endWith, STREAMS } from "./operation";

/** The command that has the clients of a deployment call their APIs. */
export function invokeCommand(): Command {
  return new Command()
    .description(
      "Have every client that can be called call its API, and print what became of it: functions by Lambda, front doors and gateways over HTTPS. Exit status 1 if a call failed.",
    )
    .addOption(fileOption())
    .option("--client <consumer.name>", "only this one (default: all)")
    .option("--route <route>", 'the route to call, such as "GET /orders/7" (default: each client\'s first)')
    .option("--key <key>", "the key of a caller of front doors")
    .option("--token <token>", "the token for gateways that ask for one")
    .option("--header <name: value>", "a further header; may be given more than once", collected, [])
    .option("--json", "print JSON")
    .action(({ file, header, ...options }) =>
      endWith(invoke(loadDeployment(deploymentFile({ file })), { ...options, headers: header }, STREAMS)),
    );
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
