import type { Command } from "commander";
import { deploymentJsonSchema } from "../config/json-schema";
import { textCommand } from "./text-command";

/** The command that prints the schema from which editors complete, explain and check a deployment file. */
export function schemaCommand(): Command {
  return textCommand("Print the JSON schema of the deployment file, for editors.", deploymentJsonSchema);
}
