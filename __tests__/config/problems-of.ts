import { parseDeployment } from "../../src/config/parse-deployment";
import { ConfigError } from "../../src/model/problem";

const HANDLERS = [
  "orders.ts",
  "Orders.mts",
  "identity.ts",
  "2nd.ts",
  "tables.ts",
  "logs.ts",
  "billing/index.ts",
];
const FILES = new Set(HANDLERS.map((name) => `/deployments/handlers/${name}`));

/** The lines that report a text's problems; none for a text without. */
export function problemsOf(text: string): readonly string[] {
  try {
    parseDeployment(text, "/deployments/deployment.yaml", (path) => FILES.has(path));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
}
