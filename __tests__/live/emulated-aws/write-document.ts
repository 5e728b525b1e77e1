import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { emulatedAwsText } from "./strict/emulated-aws-text";

writeFileSync(join(__dirname, "../../..", "docs", "emulated-aws.md"), emulatedAwsText());
