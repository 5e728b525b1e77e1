import { type Route, segmentsOf } from "../../src/model/routes/route";

/**
 * The route that AWS answers a request with, put down here without asking the code under test: routing takes it without a slash
 * at its end and percent-decoded, and prefers the most specific path.
 * @param emptyValues whether a parameter may be no text at all, which no page says
 */
export function routed(
  offered: readonly Route[],
  method: string,
  raw: string,
  emptyValues: boolean,
): Route | undefined {
  const path = raw === "/" ? raw : raw.replace(/\/$/, "");
  const parts = path === "/" ? [] : path.slice(1).split("/").map(decodeURIComponent);
  const paths = [...new Set(offered.map((route) => route.path))]
    .filter((one) => fits(one, parts, emptyValues ? "*" : "+"))
    .sort(byRank);
  return offered.find((route) => route.method === method && route.path === paths[0]);
}

function fits(path: string, parts: readonly string[], some: "*" | "+"): boolean {
  const escaped = path === "/" ? "" : path.replace(/[.:]/g, "\\$&");
  const pattern = escaped.replace(/\{[^}]*\+\}/g, `.${some}`).replace(/\{[^}]*\}/g, `[^\u0000]${some}`);
  // No segment of a path has this character.
  return new RegExp(`^${pattern.replaceAll("/", "\u0000")}$`, "s").test(
    parts.map((part) => `\u0000${part}`).join(""),
  );
}

/** Literals before parameters before the rest of a path, from the left. */
function byRank(a: string, b: string): number {
  const rank = (path: string) =>
    segmentsOf(path)
      .map((part) => (part.endsWith("+}") ? 2 : part.startsWith("{") ? 1 : 0))
      .join("");
  return rank(a) < rank(b) ? -1 : 1;
}

/** IAM's pattern as a regular expression. */
export function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
}

/** Every path of at most so many parts, with and without a slash at its end. */
export function pathsOf(parts: readonly string[], depth: number): readonly string[] {
  let level: readonly string[] = [""];
  const paths = ["/"];
  for (let i = 0; i < depth; i++) {
    level = level.flatMap((path) => parts.map((part) => `${path}/${part}`));
    paths.push(...level.flatMap((path) => [path, `${path}/`]));
  }
  return [...new Set(paths)];
}
