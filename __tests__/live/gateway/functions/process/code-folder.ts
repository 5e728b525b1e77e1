import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";

/**
 * Unpacks the code of a function, as Lambda does before it runs it. The emulated Lambda keeps of the code only its
 * SHA-256: the zip is the one in the stacks' assets that has it, or had it when it was first unpacked.
 */
export function unpackCode(workspace: string, sha256: string): string {
  const folder = join(workspace, "functions", Buffer.from(sha256, "base64").toString("hex"));
  if (existsSync(folder)) return folder;
  const zip = assets(workspace).find((bytes) => digest(bytes) === sha256);
  if (zip === undefined)
    throw new Error(`no stack has a zip with the SHA-256 that Lambda reports: ${sha256}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(unzipSync(zip))) writeFileSync(join(folder, name), content);
  return folder;
}

function assets(workspace: string): readonly Buffer[] {
  return readdirSync(workspace, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)cdktf\.out\/stacks\/[^/]+\/assets\/[^/]+\.zip$/.test(path))
    .map((path) => readFileSync(join(workspace, path)));
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64");
}
