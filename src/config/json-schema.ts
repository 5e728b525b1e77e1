import { z } from "zod";
import { deploymentFile } from "./schema/deployment-file";

/** The schema as JSON Schema, in one text, from which editors complete, explain and check a deployment file. */
export function deploymentJsonSchema(): string {
  const schema = z.toJSONSchema(deploymentFile, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "Crosslink deployment", ...schema }, undefined, 2)}\n`;
}
