import type { z } from "zod";
import type { Source } from "../text/source";
import { didYouMean, nearest } from "./did-you-mean";
import { dotted, expected, type Finding, type Path } from "./finding";

type Issue = z.core.$ZodIssue;

/**
 * Everything that zod refused, in our words. A schema's own message says what is expected and no more; what the file has
 * instead comes from its text, so that a value looks as it was written.
 */
export function schemaFindings(issues: readonly Issue[], source: Source): readonly Finding[] {
  const findings = issues.flatMap((issue) => findingsOf(issue, [], source));
  const misspelt = findings.filter(({ at }) => at === "key").map(({ path }) => path);
  const seen = new Set<string>();
  return findings.filter(({ path }) => {
    const first = !seen.has(dotted(path));
    seen.add(dotted(path));
    return first && (source.has(path) || !misspelt.some((key) => isMeant(path, key)));
  });
}

/** True if a key that is missing is there under a misspelt name: that is one problem and not two. */
function isMeant(missing: Path, misspelt: Path): boolean {
  return (
    dotted(missing.slice(0, -1)) === dotted(misspelt.slice(0, -1)) &&
    nearest(String(misspelt.at(-1)), [String(missing.at(-1))]) !== undefined
  );
}

function findingsOf(issue: Issue, above: Path, source: Source): readonly Finding[] {
  const path = [...above, ...issue.path];
  const finding = (then = ""): Finding => ({
    path,
    message: expected(issue.message, gotOf(issue, source, path), then),
  });
  switch (issue.code) {
    case "unrecognized_keys":
      // Zod asks for one message about a map's unknown keys: it has a line for each of them.
      return issue.keys.map((key, i) => ({
        path: [...path, key],
        message: issue.message.split("\n")[i] ?? issue.message,
        at: "key",
      }));
    case "invalid_key":
      return issue.issues.slice(0, 1).map(({ message }) => ({
        path,
        message: expected(message, JSON.stringify(issue.path.at(-1))),
        at: "key",
      }));
    case "invalid_union":
      return branchOf(issue)?.flatMap((inner) => findingsOf(inner, path, source)) ?? [finding(kind(issue))];
    case "invalid_value":
      return [finding(suggestion(issue.input, issue.values))];
    default:
      return [finding()];
  }
}

/** The issues of the only branch of a choice between types that has the value's type. */
function branchOf({ errors }: z.core.$ZodIssueInvalidUnion): readonly Issue[] | undefined {
  const sameType = errors.filter(
    (issues) =>
      !issues.some(
        ({ code, path }) => path.length === 0 && (code === "invalid_type" || code === "invalid_value"),
      ),
  );
  return sameType.length === 1 ? sameType[0] : undefined;
}

/** The value as written; a number where another type is expected is called one, as is an account id without quotes. */
function gotOf(issue: Issue, source: Source, path: Path): string {
  if (issue.code === "custom" && typeof issue.params?.got === "string") return issue.params.got;
  const written = source.written(path);
  const wantsNumber =
    (issue.code === "invalid_type" && /^(?:number|int)$/.test(issue.expected)) ||
    (issue.code === "invalid_value" && issue.values.some((value) => typeof value === "number"));
  const wrongType = /^invalid_(?:type|value|union)$/.test(issue.code) && !wantsNumber;
  return wrongType && /^[-+.\d]/.test(written) ? `the number ${written}` : written;
}

/** The kind that was probably meant, where a map of several kinds names another. */
function kind(issue: z.core.$ZodIssueInvalidUnion): string {
  const { input, discriminator } = issue;
  if (discriminator === undefined || typeof input !== "object" || input === null) return "";
  return suggestion(Reflect.get(input, discriminator), "options" in issue ? issue.options : []);
}

function suggestion(input: unknown, known: readonly unknown[] = []): string {
  const words = known.filter((value) => typeof value === "string");
  return typeof input === "string" ? didYouMean(input, words) : "";
}
