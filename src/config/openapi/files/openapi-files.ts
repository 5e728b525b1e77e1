import { dirname, isAbsolute, join, resolve } from "node:path";
import type { Problem } from "../../../model/problem";
import { expected } from "../../findings/finding";
import { duplicateKeys } from "../../text/duplicate-keys";
import { Source } from "../../text/source";
import { syntaxProblems } from "../../text/yaml-problems";

/** Access to the files that a deployment file names. */
export interface Reading {
  readonly isFile: (path: string) => boolean;
  /** The text of a file, by its absolute path. */
  readonly read: (path: string) => string;
}

/** A file that a document is made of. */
export interface OpenApiFile {
  /** As the user would name it from where the synthesis runs. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly source: Source;
  readonly value: unknown;
}

/** The files of one document, each read once. */
export class OpenApiFiles {
  readonly #files = new Map<string, OpenApiFile | undefined>();
  readonly #problems: Problem[] = [];

  constructor(private readonly reading: Reading) {}

  /** Everything that keeps the files that were asked for from being read. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** True if there is such a file. */
  exists(name: string): boolean {
    return this.reading.isFile(resolve(name));
  }

  /** A file, or undefined where its text is no YAML: then `problems` say why. */
  open(name: string): OpenApiFile | undefined {
    const path = resolve(name);
    if (!this.#files.has(path)) this.#files.set(path, this.#parse(name, path));
    return this.#files.get(path);
  }

  #parse(name: string, path: string): OpenApiFile | undefined {
    const source = new Source(this.reading.read(path));
    const syntax = syntaxProblems(source);
    const problems = syntax.length > 0 ? syntax : [...duplicateKeys(source), ...endless(source)];
    this.#problems.push(...problems.map((problem) => ({ ...problem, file: name })));
    return problems.length > 0 ? undefined : { name, path, source, value: source.value() };
  }
}

/** The name of a file that another one names. */
export function nameBeside(file: string, written: string): string {
  return isAbsolute(written) ? written : join(dirname(file), written);
}

/** An alias below its own anchor stands for a value without an end. */
function endless(source: Source): readonly Problem[] {
  if (!contains(source.value(), new Set())) return [];
  return [
    { path: "", message: expected("aliases that end", "one inside of what it stands for"), ...source.at(0) },
  ];
}

function contains(value: unknown, above: ReadonlySet<unknown>): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (above.has(value)) return true;
  const path = new Set([...above, value]);
  return Object.values(value).some((below) => contains(below, path));
}
