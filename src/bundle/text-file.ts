import { createHash } from "node:crypto";
import { extname } from "node:path";
import type { Program } from "./bundle";

/** A text of the deployment's, such as a bundle of certificates, as a file beside a stack. @param name `ca-bundle.pem` */
export function textFile(name: string, text: string): Program {
  const content = Buffer.from(text);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const ending = extname(name);
  const path = `assets/${name.slice(0, name.length - ending.length)}.${sha256.slice(0, 12)}${ending}`;
  return { path, content, sha256 };
}
