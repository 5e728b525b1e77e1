import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { combinationsText } from "../report/combinations-text";

writeFileSync(join(__dirname, "../..", "docs", "combinations.md"), combinationsText());
