import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentJsonSchema } from "../config/json-schema";

writeFileSync(join(__dirname, "../..", "deployment.schema.json"), deploymentJsonSchema());
