/**
 * The ways in which a path may be read as segments. No page of AWS's says what becomes of percent-encoded characters, of empty
 * segments, of dots and of a slash at the end before a route is chosen, so each reading is taken into account; but an encoded slash is
 * taken for no separator (assumed).
 */
export function pathReadings(path: string): readonly (readonly string[])[] {
  const written = path === "/" ? [] : path.slice(1).split("/");
  if (isPlain(path)) return [written];
  const readings = [written]
    .flatMap((parts) => [parts, parts.map(decoded)])
    .flatMap((parts) => [parts, withoutSlashAtEnd(parts)])
    .flatMap((parts) => [parts, parts.filter((part) => part !== "")])
    .flatMap((parts) => [parts, withoutDots(parts)])
    .map((parts) => (parts.length === 1 && parts[0] === "" ? [] : parts));
  return [...new Map(readings.map((parts) => [JSON.stringify(parts), parts])).values()];
}

/** True for a path that every reading takes for the same. */
function isPlain(path: string): boolean {
  return !/%|\/\/|\/\.|.\/$/.test(path);
}

/** Percent-decoded; unchanged where the encoding is malformed. */
function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutSlashAtEnd(parts: readonly string[]): readonly string[] {
  return parts.length > 1 && parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}

/** @see https://datatracker.ietf.org/doc/html/rfc3986#section-5.2.4 */
function withoutDots(parts: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === "..") kept.pop();
    else if (part !== ".") kept.push(part);
  }
  return kept;
}
