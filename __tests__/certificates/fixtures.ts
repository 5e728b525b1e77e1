import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CaBundle, caBundle } from "../../src/certificates/ca-bundle";

/** A file that OpenSSL made once, by `fixtures/make.sh`. */
export function fixture(name: string): Buffer {
  return readFileSync(join(__dirname, "fixtures", name));
}

/** A bundle in which nothing is wrong. */
export function bundleOf(...pems: readonly (string | Buffer)[]): CaBundle {
  const bundle = caBundle(pems.join(""));
  if ("problems" in bundle) throw new Error(bundle.problems.map(({ message }) => message).join("\n"));
  return bundle;
}
