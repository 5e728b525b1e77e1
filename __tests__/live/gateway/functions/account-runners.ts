import type { EmulatedAws } from "../../emulated-aws/emulated-aws";
import type { FunctionRunner } from "../../emulated-aws/function-runner";
import { functionNamed } from "./function-arn";

/** Runners by the account whose functions they run, for each emulated AWS that has any. */
const RUNNERS = new WeakMap<object, Map<string, FunctionRunner>>();

/**
 * Has an emulated AWS run the functions of some accounts by a runner, beside others that have other accounts.
 * @returns what takes it away again
 */
export function runFunctionsOf(
  aws: Pick<EmulatedAws, "runFunctions">,
  accountIds: readonly string[],
  run: FunctionRunner,
): () => void {
  const known = RUNNERS.get(aws) ?? shared(aws);
  for (const id of accountIds) known.set(id, run);
  return () => {
    for (const id of accountIds) if (known.get(id) === run) known.delete(id);
  };
}

/** The runners of an emulated AWS, which asks the one of the function's account. */
function shared(aws: Pick<EmulatedAws, "runFunctions">): Map<string, FunctionRunner> {
  const runners = new Map<string, FunctionRunner>();
  RUNNERS.set(aws, runners);
  aws.runFunctions(async (functionArn, payload) => {
    const run = runners.get(functionNamed(functionArn).account);
    if (run === undefined) throw new Error(`nobody runs the functions of the account of ${functionArn}`);
    return run(functionArn, payload);
  });
  return runners;
}
