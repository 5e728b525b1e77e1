import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** The outcome of a command. */
export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

export interface ShellProps {
  /** The port of the loopback server that curl connects to, whatever the name. */
  readonly port: number;
  /** The certificate that curl trusts, in PEM. */
  readonly certificate: string;
  /** The output of the AWS CLI. */
  readonly awsAnswer: string;
}

/** A shell to paste commands into, as on a user's machine. */
export interface Shell {
  readonly paste: (command: string) => Promise<Outcome>;
  /** The AWS CLI's arguments since the last reading. */
  readonly asked: () => readonly string[];
  readonly remove: () => void;
}

/** A shell with its own `.curlrc`, so that commands need no change, and with an `aws` that only records. */
export function shell({ port, certificate, awsAnswer }: ShellProps): Shell {
  const folder = mkdtempSync(join(tmpdir(), "crosslink-shell-"));
  const file = (name: string, content: string, mode = 0o644) => {
    writeFileSync(join(folder, name), content, { mode });
    return join(folder, name);
  };
  const trusted = file("ca.pem", certificate);
  file(".curlrc", `silent\nshow-error\nconnect-to = "::127.0.0.1:${port}"\ncacert = "${trusted}"\n`);
  const notes = file("asked", "");
  const answer = file("answer", awsAnswer);
  file("aws", `#!/bin/sh\nprintf '%s\\n' "$@" >> '${notes}'\ncat '${answer}'\n`, 0o755);
  const env = { PATH: `${folder}${delimiter}${process.env.PATH}`, HOME: folder, CURL_HOME: folder };
  return {
    paste: (command) => run(command, env),
    asked: () => {
      const lines = readFileSync(notes, "utf8").split("\n").slice(0, -1);
      writeFileSync(notes, "");
      return lines;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function run(command: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-c", command], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 120_000,
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}
