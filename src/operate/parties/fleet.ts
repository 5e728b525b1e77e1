import { Inputs } from "../inputs";
import type { Operation, Synthesis } from "../operation";
import { OperationError } from "../operation-error";
import { StackFolder } from "../terraform/stack-folder";
import { checkVersion, terraformEnvironment, terraformProgram } from "../terraform/terraform-program";
import { type Link, linksOf } from "./links";
import { OperatedParty, type Queue } from "./operated-party";
import { partiesOf } from "./parties";

/** The parties that a command is about, with all links of the deployment. */
export interface Fleet {
  readonly synthesis: Synthesis;
  readonly parties: ReadonlyMap<string, OperatedParty>;
  readonly links: readonly Link[];
}

/**
 * Synthesizes the stacks, and makes ready the parties that a command is about.
 * @param only the one that it is about; absent = all
 * @throws OperationError if Terraform is absent or too old, if there is no such party, or if Terraform cannot be driven from here
 * @throws ConfigError with everything that is wrong with the deployment file
 */
export async function fleet(operation: Operation, only: string | undefined): Promise<Fleet> {
  const { file, env, interrupted, logFolder, tell } = operation;
  const program = terraformProgram(env);
  await checkVersion(program, env);
  const inputs = new Inputs(file);
  const synthesis = await operation.synthesize();
  const { deployment, stacks } = synthesis;
  expectOperable(synthesis, only);
  const surroundings = { program, env: terraformEnvironment(env), interrupted };
  const queue = oneByOne();
  const parties = partiesOf(deployment)
    .filter(({ stackId }) => only === undefined || stackId === only)
    .map(({ stackId, account }) => {
      const folder = stacks.find((one) => one.stackId === stackId)?.folder;
      if (folder === undefined) throw new Error(`expected a stack ${stackId}, got none`);
      inputs.remember(folder);
      const stack = new StackFolder(stackId, folder, logFolder, surroundings);
      const place = { stackId, account, commandLine: stack.commandLine.bind(stack) };
      return [stackId, new OperatedParty(stack, place, inputs, interrupted, queue)] as const;
    });
  tell({ event: "synthesized", parties: parties.map(([stackId]) => stackId), access: synthesis.access });
  return { synthesis, parties: new Map(parties), links: linksOf(deployment) };
}

function expectOperable({ deployment }: Synthesis, only: string | undefined): void {
  if (deployment.state.type === "cloud")
    throw new OperationError(
      "expected a state in S3 (state.type: s3), got HCP Terraform, whose workspaces run Terraform themselves; start their runs there, in the order of docs/terraform-cloud.md",
    );
  const names = partiesOf(deployment).map(({ stackId }) => stackId);
  if (only !== undefined && !names.includes(only))
    throw new OperationError(
      `expected one of the parties (${names.join(", ")}), got ${JSON.stringify(only)}`,
    );
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache */
function oneByOne(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run, run);
    last = next;
    return next;
  };
}
