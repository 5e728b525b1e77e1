import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { combinationsText } from "../src/cli/combinations-text";

writeFileSync(join(__dirname, "..", "docs", "combinations.md"), combinationsText());
