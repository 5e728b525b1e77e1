import type { Problem } from "../../model/problem";

/** Each problem once: what several operations share would otherwise be reported for each of them. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ file, line, column, path, message }) => {
    const key = JSON.stringify([file, line, column, path, message]);
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
}
