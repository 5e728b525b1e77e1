import { Option } from "commander";

const DEFAULT = "deployment.yaml";

/** The option by which every command that reads a deployment file takes another one. */
export function fileOption(): Option {
  return new Option("-f, --file <path>", `the deployment file (default: DEPLOYMENT, or ${DEFAULT})`);
}

/** A command's deployment file: `--file`, or `DEPLOYMENT`, or the default. An empty variable counts as none. */
export function deploymentFile({ file }: { readonly file?: string } = {}): string {
  return file ?? (process.env.DEPLOYMENT || DEFAULT);
}
