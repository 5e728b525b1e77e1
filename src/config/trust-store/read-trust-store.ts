import { basename, extname, resolve } from "node:path";
import { type CaBundle, caBundle } from "../../certificates/ca-bundle";
import type { FileProblem } from "../../certificates/file-problem";
import { type RevocationList as ReadList, revocationList } from "../../certificates/revocation-list";
import { revocationsProblem } from "../../certificates/revocation-rules";
import type { RevocationList, TrustStore } from "../../model/mutual-tls/entrance";
import { type Finding, type Path, quoted, unexpected } from "../findings/finding";
import type { TrustStoreDraft } from "../outline/draft";
import { allOf } from "../outline/unknown";

/** Access to the files that a trust store is made of. */
export interface FileAccess {
  readonly isFile: (path: string) => boolean;
  /** The content of a file, by its absolute path. */
  readonly bytes: (path: string) => Uint8Array;
}

/** A trust store as its files say it. */
export interface ReadTrustStore {
  /** Undefined where there are findings, or where the file does not name all its parts. */
  readonly store?: TrustStore;
  readonly findings: readonly Finding[];
}

/** @param folder that the paths of the files are relative to */
export function readTrustStore(
  draft: TrustStoreDraft,
  path: Path,
  folder: string,
  access: FileAccess,
): ReadTrustStore {
  const open = (written: string | undefined, place: Path) => openFile(written, place, folder, access);
  const bundle = readBundle(open(draft.caBundle, [...path, "caBundle"]));
  const lists = (draft.revocationLists ?? []).map((written, i) => {
    const file = open(written, [...path, "revocationLists", i]);
    return { ...file, ...readList(file, bundle.value) };
  });
  const findings = [
    ...bundle.findings,
    ...lists.flatMap((list) => [...list.findings, ...misnamed(list, lists)]),
    ...tooMany(lists, [...path, "revocationLists"]),
  ];
  const revocationLists = allOf(lists.map(toModel));
  if (findings.length > 0 || bundle.value === undefined || revocationLists === undefined) return { findings };
  const { cas, text } = bundle.value;
  const authorities = cas.map(({ subject, notAfter }) => ({ subject: subject.printed, notAfter }));
  return { store: { caBundle: text, authorities, revocationLists }, findings };
}

/** A file that the deployment file names; without its content where there is none to read. */
interface OpenedFile {
  readonly path: Path;
  readonly written?: string;
  readonly content?: Uint8Array;
  readonly findings: readonly Finding[];
}

interface Read<T> {
  readonly value?: T;
  readonly findings: readonly Finding[];
}

function openFile(
  written: string | undefined,
  path: Path,
  folder: string,
  { isFile, bytes }: FileAccess,
): OpenedFile {
  if (written === undefined) return { path, findings: [] };
  const absolute = resolve(folder, written);
  const refused = (what: string, got: string) => ({ path, written, findings: [unexpected(path, what, got)] });
  if (!isFile(absolute)) return refused("a file, its path relative to this one", quoted(written));
  try {
    return { path, written, content: bytes(absolute), findings: [] };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return refused("a file that can be read", `${quoted(written)} (${error.code})`);
  }
}

function readBundle({ content, findings, ...file }: OpenedFile): Read<CaBundle> {
  if (content === undefined) return { findings };
  const bundle = caBundle(Buffer.from(content).toString());
  return "problems" in bundle
    ? { findings: bundle.problems.map((problem) => found(file, problem)) }
    : { value: bundle, findings: [] };
}

/** A list says something of the bundle's authorities alone, so that one is read only beside a bundle. */
function readList({ content, findings, ...file }: OpenedFile, bundle: CaBundle | undefined): Read<ReadList> {
  if (content === undefined || bundle === undefined) return { findings };
  const list = revocationList(content, bundle);
  return "problem" in list ? { findings: [found(file, list.problem)] } : { value: list, findings: [] };
}

/** The file's own line is in the message, as the finding's place is where the deployment file names the file. */
function found({ path, written }: Omit<OpenedFile, "findings">, { line, message }: FileProblem): Finding {
  const place = line === undefined ? "" : `line ${line} of `;
  return { path, message: `${place}${written}: ${message}` };
}

type NamedList = OpenedFile & Read<ReadList>;

/** The name of a list is a part of addresses in Terraform, which tell what is replaced and what stays. */
function misnamed(list: NamedList, all: readonly NamedList[]): readonly Finding[] {
  const { path, written } = list;
  if (written === undefined) return [];
  const name = nameOf(written);
  const shape = "a file named with letters, digits and single dashes, a letter first";
  if (!/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/.test(name))
    return [unexpected(path, shape, quoted(written))];
  const first = all.find((other) => other.written !== undefined && nameOf(other.written) === name);
  if (first === undefined || first.path === path) return [];
  return [
    unexpected(
      path,
      `a file that is not called ${name}, as ${quoted(first.written ?? "")} is`,
      quoted(written),
    ),
  ];
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

function tooMany(lists: readonly NamedList[], path: Path): readonly Finding[] {
  const problem = revocationsProblem(lists.flatMap(({ value }) => value ?? []));
  return problem === undefined ? [] : [{ path, message: problem.message }];
}

function toModel({ written, value }: NamedList): RevocationList | undefined {
  if (written === undefined || value === undefined) return undefined;
  const { text: pem, nextUpdate } = value;
  return { name: nameOf(written), pem, ...(nextUpdate !== undefined && { nextUpdate }) };
}
