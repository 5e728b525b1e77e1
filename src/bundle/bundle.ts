import type { Client, FunctionClient } from "../model/consumer";
import { lambdaFile } from "./lambdas";

/** A function's code, zipped for Lambda. */
export interface Bundle {
  /**
   * The zip file's path relative to the stack's JSON: `assets/direct.1a2b3c4d5e6f.zip`, with its content's
   * hash.
   */
  readonly path: string;
  readonly zip: Uint8Array;
  /** The zip file's SHA-256 in base64, as Lambda reports it. */
  readonly sha256: string;
}

/** The bundles of a deployment. */
export interface Bundles {
  /** @throws Error where the entry was not bundled. */
  readonly of: (entry: string) => Bundle;
}

/** The module of a Lambda client, by how it signs. */
export function clientEntry({ auth }: Pick<FunctionClient, "auth">): string {
  return lambdaFile(auth, "handler.ts");
}

/** The modules of a consumer's Lambda clients. */
export function clientEntries(clients: readonly Client[]): readonly string[] {
  return clients.flatMap((client) => (client.type === "lambda" ? clientEntry(client) : []));
}
