import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { boundProcess } from "../processes/bound-process";

/** A running AWS provider that serves one configuration after the other. */
export interface ProviderProcess {
  /** The path of its socket. */
  readonly socket: string;
  /** Has it find the files of a stack, which a configuration names as if it were run in the stack's folder. */
  readonly workFor: (stack: string) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the AWS provider in its debug mode, in which Terraform does not own it.
 * @param folder its own, which it works in and leaves its socket in
 * @see https://developer.hashicorp.com/terraform/plugin/debugging#starting-a-provider-in-debug-mode
 */
export async function startProvider(
  executable: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<ProviderProcess> {
  const silent = { TF_LOG_SDK: "off", TF_LOG_PROVIDER_AWS: "off" };
  const provider = boundProcess(executable, ["-debug"], {
    cwd: folder,
    env: { ...env, ...silent, TMPDIR: folder },
  });
  provider.stderr.resume();
  const lines = createInterface(provider.stdout);
  const socket = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      const [, path] = /TF_REATTACH_PROVIDERS=.*"String":"([^"]+)"/.exec(line) ?? [];
      if (path !== undefined) resolve(path);
    });
    provider.on("exit", (status) => reject(new Error(`the AWS provider ended with status ${status}`)));
  });
  return {
    socket,
    workFor: (stack) => {
      const assets = join(folder, "assets");
      rmSync(assets, { force: true });
      symlinkSync(join(stack, "assets"), assets);
    },
    stop: () =>
      new Promise((resolve) => {
        provider.on("close", () => resolve());
        provider.stdin.end();
      }),
  };
}
