import { isNode, isScalar, visit, type YAMLError } from "yaml";
import type { Problem } from "../../model/problem";
import { expected } from "../findings/finding";
import type { Source } from "./source";

/** The reasons why a text is no YAML; in our words where the parser's own assume that one knows the grammar. */
export function syntaxProblems(source: Source): readonly Problem[] {
  const { errors, warnings } = source.document;
  const problems = [...errors, ...warnings].map((error) =>
    problemAt(source, error.pos[0], syntaxMessage(error)),
  );
  if (problems.length > 0) return problems;
  const references = referenceProblems(source);
  return references.length > 0 ? references : sizeProblems(source);
}

/** Aliases of nothing, and keys that are no words. */
function referenceProblems(source: Source): readonly Problem[] {
  const problems: Problem[] = [];
  visit(source.document, {
    Alias(_, alias) {
      if (alias.resolve(source.document) !== undefined) return;
      const message = expected("an alias of an anchor above it", `*${alias.source}`);
      problems.push(problemAt(source, alias.range?.[0] ?? 0, message));
    },
    Pair(_, { key, value }) {
      if (isScalar(key)) return;
      const range = isNode(key) ? key.range : isNode(value) ? value.range : undefined;
      problems.push(
        problemAt(source, range?.[0] ?? 0, expected("a word as key", "a list, a map or an alias")),
      );
    },
  });
  return problems;
}

/** The parser expands aliases only so far: a short text could otherwise stand for more than memory holds. */
function sizeProblems(source: Source): readonly Problem[] {
  try {
    source.document.toJS();
    return [];
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return [
      problemAt(source, 0, expected("aliases that repeat a few values", "more than the parser expands")),
    ];
  }
}

function problemAt(source: Source, offset: number, message: string): Problem {
  return { path: "", message, ...source.at(offset) };
}

function syntaxMessage({ code, message }: YAMLError): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return expected("spaces as indentation", "a tab");
    case "MULTIPLE_DOCS":
      return expected("one YAML document", "a second one after ---");
    case "TAG_RESOLVE_FAILED":
      return expected("plain YAML without tags", `an error: ${message}`);
    default:
      return expected("valid YAML", `an error: ${message}`);
  }
}
