import { z } from "zod";
import { deploymentFile } from "./schema/deployment-file";

/** What an editor needs to complete, explain and check a deployment file: the schema as JSON Schema, in one text. */
export function deploymentJsonSchema(): string {
  const schema = z.toJSONSchema(deploymentFile, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "Crosslink deployment", ...schema }, undefined, 2)}\n`;
}
