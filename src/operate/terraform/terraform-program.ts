import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { OLDEST_TERRAFORM } from "../../terraform/oldest-terraform";
import { OperationError } from "../operation-error";

/**
 * The program that runs the stacks: `TERRAFORM_BINARY_NAME`, as the CDKTF CLI has it, or `terraform`.
 * @see https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/environment-variables
 */
export function terraformProgram(env: NodeJS.ProcessEnv): string {
  return env.TERRAFORM_BINARY_NAME || "terraform";
}

/**
 * The environment of Terraform's commands: the user's own, and nothing that would ask.
 * @see https://developer.hashicorp.com/terraform/cli/config/environment-variables
 */
export function terraformEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
}

/**
 * Asks the program for its version.
 * @throws OperationError if it is absent, does not answer or is too old
 */
export async function checkVersion(program: string, env: NodeJS.ProcessEnv): Promise<void> {
  const version = await versionOf(program, env);
  if (isOlder(version, OLDEST_TERRAFORM))
    throw new OperationError(
      `expected Terraform ${OLDEST_TERRAFORM} or later, got ${version} from ${program}; install a newer one, or name it in TERRAFORM_BINARY_NAME`,
    );
}

async function versionOf(program: string, env: NodeJS.ProcessEnv): Promise<string> {
  const instead = "install Terraform, or name the program in TERRAFORM_BINARY_NAME";
  const answer = await promisify(execFile)(program, ["version", "-json"], { env }).catch(
    (error: NodeJS.ErrnoException) => {
      const got = error.code === "ENOENT" ? "none of that name" : error.message.trim().split("\n").join(" ");
      throw new OperationError(`expected ${program} on the PATH, got ${got}; ${instead}`);
    },
  );
  const version = /"terraform_version": *"(\d+\.\d+[^"]*)"/.exec(answer.stdout)?.[1];
  if (version === undefined)
    throw new OperationError(
      `expected a version from ${program} version -json, got ${JSON.stringify(answer.stdout)}; ${instead}`,
    );
  return version;
}

/** Compares the first two numbers of versions. A preview of a version counts as the version. */
function isOlder(version: string, oldest: string): boolean {
  const [[major = 0, minor = 0], [oldestMajor = 0, oldestMinor = 0]] = [version, oldest].map((one) =>
    one.split(".").map(Number.parseFloat),
  ) as [number[], number[]];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
