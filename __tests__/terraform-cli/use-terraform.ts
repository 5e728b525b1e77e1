import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Run, run } from "../live/support/processes/run";
import { AttachedProvider } from "../live/support/terraform/attached-provider";
import { awsEnvironment } from "../live/support/terraform/aws-environment";

/** Nothing here calls AWS; a call would fail at this address. */
const NOBODY = "http://127.0.0.1:9";

/** Terraform in folders of one's own, with the real AWS provider. */
export interface UsedTerraform {
  /** Writes a file, whose path is relative to the place of all folders. */
  readonly write: (file: string, text: string) => void;
  /** Runs a command in a folder. The modules are the folders with its resources, if it has none itself. */
  readonly terraform: (folder: string, args: readonly string[], modules?: readonly string[]) => Promise<Run>;
}

/** Starts the provider before the tests of a file, and ends it after them. */
export function useTerraform(): () => UsedTerraform {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-terraform-")));
  const env = awsEnvironment(join(root, "home"), NOBODY);
  let provider: AttachedProvider | undefined;
  beforeAll(async () => {
    mkdirSync(join(root, "aws"));
    provider = await AttachedProvider.install(join(root, "aws"), NOBODY);
  });
  afterAll(async () => {
    await provider?.stop();
    rmSync(root, { recursive: true, force: true });
  });
  return () => {
    const attached = provider;
    if (attached === undefined) throw new Error("the AWS provider did not start");
    return {
      write: (file, text) => {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      },
      terraform: (folder, args, modules = [folder]) => {
        const cwd = join(root, folder);
        return attached.serve(
          cwd,
          (attachment) => run("terraform", args, { cwd, env: { ...env, ...attachment } }),
          modules.map((module) => join(root, module)),
        );
      },
    };
  };
}
