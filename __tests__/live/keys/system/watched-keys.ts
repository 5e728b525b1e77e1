import type { EmulatedAws } from "../../emulated-aws/emulated-aws";
import type { PassingRequest } from "../../emulated-aws/proxy";

/** Every key that was ever made, and everything that Terraform wrote and printed meanwhile. */
export interface WatchedKeys {
  /** As rotations put them into secrets. */
  readonly keys: ReadonlySet<string>;
  /** Every state that was written, superseded ones too. */
  readonly states: readonly string[];
}

/** Watches what passes to the emulated AWS from now on. */
export function watchKeys({ intercept }: Pick<EmulatedAws, "intercept">): WatchedKeys {
  const keys = new Set<string>();
  const states: string[] = [];
  intercept((passing, forward) => {
    const value = writtenValue(passing);
    if (value !== undefined) keys.add(value);
    if (passing.method === "PUT" && passing.path.split("?")[0]?.endsWith(".tfstate"))
      states.push(passing.body.toString());
    return forward(passing);
  });
  return { keys, states };
}

function writtenValue({ headers, body }: PassingRequest): string | undefined {
  if (headers["x-amz-target"] !== "secretsmanager.PutSecretValue") return undefined;
  return (JSON.parse(body.toString()) as { SecretString?: string }).SecretString;
}
