import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Deployment } from "../model/deployment";
import { ConfigError } from "../model/problem";
import { parseDeployment } from "./parse-deployment";

/**
 * The deployment that a file describes, YAML or JSON.
 * @throws ConfigError with every problem in the file, or when there is none to read
 */
export function loadDeployment(file: string): Deployment {
  return parseDeployment(read(file), file, isFile);
}

function read(file: string): string {
  if (!isFile(file)) {
    const message = `expected a deployment file, got nothing at ${resolve(file)}; name another one with --file or DEPLOYMENT`;
    throw new ConfigError(file, [{ path: "", message }]);
  }
  return readFileSync(file, "utf8");
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
