import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OperationError } from "./operation-error";

/**
 * The files that plans are made of: the deployment file, as it was when the stacks were synthesized, and the stacks. A plan is
 * applied only while they are the same, for otherwise it is of a file that nobody sees any more.
 */
export class Inputs {
  readonly #file: string;
  readonly #digest: string;
  readonly #stacks = new Map<string, string>();

  /** Remembers the deployment file; made before the synthesis. */
  constructor(file: string) {
    this.#file = file;
    this.#digest = digest(file);
  }

  /** Remembers a stack's folder; called after the synthesis. */
  remember(folder: string): void {
    this.#stacks.set(folder, digest(stackFile(folder)));
  }

  /** @throws OperationError if the deployment file or the stack is not as it was */
  expectSame(folder: string): void {
    const changed = [
      ...(digest(this.#file) === this.#digest ? [] : [this.#file]),
      ...(digest(stackFile(folder)) === this.#stacks.get(folder) ? [] : [stackFile(folder)]),
    ];
    if (changed.length > 0)
      throw new OperationError(
        `expected ${changed.join(" and ")} as planned, got a changed file; nothing of that plan was applied: run the command again`,
      );
  }
}

function stackFile(folder: string): string {
  return join(folder, "cdk.tf.json");
}

/** Of a file that is gone it is empty. */
function digest(file: string): string {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
