import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { ConfigError } from "../../../model/problem";

/** The files of a git ref in a temporary folder. */
export interface GitTree {
  readonly root: string;
  /** A file of the working tree as it is at the ref, whether it is there or not. */
  readonly pathOf: (file: string) => string;
}

/**
 * Writes the files of a ref into a temporary folder for as long as they are used. Neither the working tree nor its index is touched. Packages
 * are those that are installed in the working tree.
 * @param ref a branch, a tag or a commit
 * @param file a file of the working tree
 * @throws ConfigError if there is no such ref, or no repository
 */
export async function withGitTree<T>(
  ref: string,
  file: string,
  use: (tree: GitTree) => Promise<T>,
): Promise<T> {
  const folder = nearestFolder(dirname(resolve(file)));
  const top = topLevel(folder, ref);
  const commit = commitOf(top, ref);
  const root = mkdtempSync(join(tmpdir(), "crosslink-against-"));
  try {
    const tree = join(root, "tree");
    const index = { GIT_INDEX_FILE: join(root, "index"), GIT_LFS_SKIP_SMUDGE: "1" };
    git(top, ["read-tree", commit], index);
    git(top, ["checkout-index", "--all", "--quiet", `--prefix=${tree}/`], index);
    const within = relative(top, realFolder(folder, top));
    linkPackages(top, tree, within);
    return await use({ root: tree, pathOf: (one) => join(tree, within, relative(folder, resolve(one))) });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The closest folder above that exists: the file may be new, or gone. */
function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}

/** The folder as git names it: symbolic links on the way to the repository are resolved. */
function realFolder(folder: string, top: string): string {
  return join(top, git(folder, ["rev-parse", "--show-prefix"]).trim());
}

function topLevel(folder: string, ref: string): string {
  try {
    return git(folder, ["rev-parse", "--show-toplevel"]).trim();
  } catch (cause) {
    const got = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "no git on this machine" : "none";
    throw problem(
      ref,
      `expected a folder, or a ref of the git repository around the deployment file, got ${got}`,
    );
  }
}

function commitOf(top: string, ref: string): string {
  try {
    return git(top, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]).trim();
  } catch {
    const isShallow = git(top, ["rev-parse", "--is-shallow-repository"]).trim() === "true";
    const hint = isShallow
      ? "; this clone is shallow: fetch the ref first (git fetch origin <branch>, or fetch-depth: 0 of actions/checkout)"
      : "";
    throw problem(ref, `expected a folder or a git ref, got neither${hint}`);
  }
}

function problem(ref: string, message: string): ConfigError {
  return new ConfigError(ref, [{ path: "", message }]);
}

/** Has handlers find the packages that are installed beside the working tree's. */
function linkPackages(top: string, tree: string, within: string): void {
  for (let folder = within; ; folder = dirname(folder)) {
    const [installed, link] = [join(top, folder, "node_modules"), join(tree, folder, "node_modules")];
    if (existsSync(installed) && existsSync(dirname(link)) && !existsSync(link)) symlinkSync(installed, link);
    if (folder === "" || folder === ".") return;
  }
}

function git(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  return execFileSync("git", [...args], {
    ...{ cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 2 ** 28 },
    env: { ...process.env, ...env },
  });
}
