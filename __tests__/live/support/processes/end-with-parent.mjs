/**
 * Runs a command that cannot outlive whoever started it: as soon as standard input ends, however its writer came to
 * its end, the command and everything that it started is killed. Used as `node end-with-parent.mjs <command> [argument ...]`.
 */
import { execFileSync, spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: true });

/** Its process group would not be enough: the CDKTF CLI runs Terraform on a terminal, in a session of its own. */
function descendants(pid) {
  const children = new Map();
  for (const line of execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n")) {
    const [own, parent] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), own]);
  }
  const below = (one) => [one, ...(children.get(one) ?? []).flatMap(below)];
  return below(pid);
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile, which is what is wanted.
  }
}

// Ctrl-C goes to everybody at the terminal; the end of the writer is what counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
process.stdin.on("end", () => descendants(child.pid).forEach(kill)).resume();
child.on("error", ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(127);
});
child.on("exit", (status) => {
  kill(-child.pid);
  process.exit(status ?? 1);
});
