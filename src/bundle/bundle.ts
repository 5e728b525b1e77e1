import type { Client, FunctionClient } from "../model/consumer";
import { lambdaFile } from "./lambdas";

/** A function's code as Lambda takes it. */
export interface Bundle {
  /** Where the zip file lies beside the stack's JSON: `assets/direct.1a2b3c4d5e6f.zip`, named by its content. */
  readonly path: string;
  readonly zip: Uint8Array;
  /** Of the zip file, in base64, as Lambda reports it. */
  readonly sha256: string;
}

/** The bundles of a deployment. */
export interface Bundles {
  /** @throws Error where the entry was not bundled. */
  readonly of: (entry: string) => Bundle;
}

/** The module behind a client that is a function, by how it signs. */
export function clientEntry({ auth }: Pick<FunctionClient, "auth">): string {
  return lambdaFile(auth, "handler.ts");
}

/** The modules behind a consumer's clients. */
export function clientEntries(clients: readonly Client[]): readonly string[] {
  return clients.flatMap((client) => (client.type === "lambda" ? clientEntry(client) : []));
}
