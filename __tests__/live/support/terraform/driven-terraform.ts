import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AttachedProvider } from "./attached-provider";

/**
 * Terraform for a program that drives it in several stacks at once: a script that attaches, by the folder that it is run in, the
 * providers of that stack.
 * @param folder for the script, which is the caller's
 */
export async function withDrivenTerraform<R>(
  provider: AttachedProvider,
  folder: string,
  stacks: readonly string[],
  run: (env: Readonly<Record<string, string>>) => Promise<R>,
): Promise<R> {
  const attachments = join(folder, "attachments");
  mkdirSync(attachments, { recursive: true });
  const serve = ([stack, ...others]: readonly string[]): Promise<R> => {
    if (stack === undefined) return run({ TERRAFORM_BINARY_NAME: script(folder, attachments) });
    return provider.serve(stack, ({ TF_REATTACH_PROVIDERS }) => {
      writeFileSync(join(attachments, basename(stack)), TF_REATTACH_PROVIDERS);
      return serve(others);
    });
  };
  try {
    return await serve(stacks);
  } finally {
    rmSync(attachments, { recursive: true });
  }
}

function script(folder: string, attachments: string): string {
  const file = join(folder, "terraform");
  const lines = [
    "#!/bin/sh",
    `attachment="${attachments}/$(basename "$PWD")"`,
    `if [ -f "$attachment" ]; then TF_REATTACH_PROVIDERS=$(cat "$attachment"); export TF_REATTACH_PROVIDERS; fi`,
    'exec terraform "$@"',
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  chmodSync(file, 0o755);
  return file;
}
