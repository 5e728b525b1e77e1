import { statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve } from "node:path";
import { withPlaces } from "../../../config/with-places";
import { ConfigError } from "../../../model/problem";
import { withGitTree } from "./git-tree";

/** A deployment file somewhere else than the one that it is compared with. */
export interface OtherFile {
  /** The path that it can be read from. */
  readonly path: string;
  /** Its name in errors and reports: `deployment.yaml of main`. */
  readonly name: string;
}

/**
 * Finds the file that a deployment file is compared with: in a folder, or at a git ref. What names a folder or a file is taken for that.
 * @throws ConfigError whose file is the other one's name, with whatever is wrong with it
 */
export async function withOtherFile<T>(
  against: string,
  file: string,
  use: (other: OtherFile) => Promise<T>,
): Promise<T> {
  const name = `${file} of ${against}`;
  if (isFile(against)) return named({ path: against, name: against }, "", use);
  if (isFolder(against)) return named({ path: inFolder(against, file), name }, `${resolve(against)}/`, use);
  return withGitTree(against, file, ({ root, pathOf }) =>
    named({ path: pathOf(file), name }, `${root}/`, use),
  );
}

/** The file in the place that it has here, or, where there is none, by its name alone. */
function inFolder(folder: string, file: string): string {
  const place = relative(process.cwd(), resolve(file));
  const beside = join(folder, basename(file));
  if (place.startsWith("..") || isAbsolute(place)) return beside;
  const same = join(folder, place);
  return isFile(same) ? same : beside;
}

/** @param root the beginning of paths in errors that says nothing to a reader */
async function named<T>(other: OtherFile, root: string, use: (other: OtherFile) => Promise<T>): Promise<T> {
  const { path, name } = other;
  if (!isFile(path)) {
    const message = `expected a deployment file, got none at ${without(root, resolve(path))}`;
    throw new ConfigError(name, [{ path: "", message }]);
  }
  try {
    return await use(other);
  } catch (error) {
    if (!(error instanceof ConfigError) || error.file !== path) throw error;
    const problems = withPlaces(error).problems.map((one) => ({
      ...one,
      message: without(root, one.message),
      ...(one.file !== undefined && { file: without(root, one.file) }),
    }));
    throw new ConfigError(name, problems);
  }
}

function without(root: string, text: string): string {
  return root === "" ? text : text.replaceAll(root, "");
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
