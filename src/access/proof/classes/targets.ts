import { meet } from "../../../model/routes/overlap";
import { METHODS, type Method, type Route, routeKey, segmentsOf } from "../../../model/routes/route";
import { answeringRoute } from "../../../model/routes/routing";
import { automatonOf, statesAfter, statesBefore } from "../../classes/text/automaton";
import { ANY_TEXT, glob, literal, sequence, union } from "../../classes/text/language";
import { type ReachableClass, reachableClasses } from "../../classes/text/reachable-classes";
import { NEVER_PLAIN, NOT_NORMAL, routeLanguage, UNUSUAL } from "../../classes/text/route-language";

/** One request of a class that neither documents nor routing tell apart. */
export interface TargetClass {
  readonly stage: string;
  readonly method: Method;
  /** As requested. */
  readonly path: string;
  /** The route that answers; absent where the stage has none for it. */
  readonly answered?: Route;
  /** True if a conforming client writes the path so. */
  readonly isPlain: boolean;
  /** False where a server that normalizes paths would answer another one than this. */
  readonly isNormal: boolean;
}

interface TargetOptions {
  /** The beginning of the ARNs of an API's requests: `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5`. */
  readonly apiArn: string;
  readonly stage: string;
  readonly routes: readonly Route[];
  /** Lists of resources, as patterns: those of statements, and those of grants. */
  readonly resources: readonly (readonly string[])[];
  /** Patterns of what is denied to everybody, whatever else is said of it. @default none */
  readonly denied?: readonly string[];
}

/**
 * A request of each class of an API's requests: by stage and method, and by everything that a list of resources or a route
 * makes of the path. Requests of several methods that all of these treat alike are one class.
 */
export function targetClasses(options: TargetOptions): readonly TargetClass[] {
  const { stage, routes } = options;
  const classesAt = pathClasses(options);
  const classes = new Map<string, TargetClass>();
  for (const one of [stage, `${stage}x`])
    for (const method of METHODS) {
      const isOffered = one === stage && routes.some((route) => route.method === method);
      for (const { witness, languages, isPlain, isNormal } of classesAt(one, method)) {
        const answered = isOffered ? answeringRoute(routes, method, witness) : undefined;
        const alike = [languages, answered && routeKey(answered), answered && isPlain];
        const key = JSON.stringify([...alike, isNormal || (isOffered ? method : undefined)]);
        if (!classes.has(key))
          classes.set(key, { stage: one, method, path: witness, answered, isPlain, isNormal });
      }
    }
  return [...classes.values()];
}

interface PathClass extends Pick<TargetClass, "isPlain" | "isNormal"> {
  readonly witness: string;
  /** The lists of resources that it is in. */
  readonly languages: readonly number[];
}

/** The classes of the paths of a stage and a method. Where the same patterns and routes go on, they are the same. */
function pathClasses({ apiArn, stage, routes, resources, denied = [] }: TargetOptions) {
  const lists = new Map(resources.map((list) => [[...list].sort().join("\n"), list]));
  const patterns = [...lists.values(), denied].map((list) => union(...list.map(glob)));
  const paths = [...new Set(routes.map(({ path }) => path))];
  const automaton = automatonOf([
    ...[...patterns, NEVER_PLAIN, ...paths.map(routeLanguage)],
    ...[UNUSUAL, NOT_NORMAL, PATHS],
  ]);
  const places = automaton.starts.map((_, i) => i);
  const within = places.length - 1;
  // What everybody is denied and nobody has to be allowed is decided.
  const settled = [patterns.length - 1, patterns.length];
  const inApi = statesAfter(
    automaton,
    statesBefore(automaton, places.slice(0, patterns.length)),
    `${apiArn}/`,
  );
  const known = new Map<string, readonly PathClass[]>();
  return (one: string, method: Method): readonly PathClass[] => {
    const behind = statesAfter(automaton, inApi, `${one}/${method}`);
    const rivals = one === stage ? rivalsOf(routes, method, paths) : [];
    const telling =
      rivals.length > 0 ? [...rivals.map((i) => patterns.length + 1 + i), within - 2, within - 1] : [];
    const from = [...behind, ...statesBefore(automaton, [patterns.length, ...telling, within])].sort(
      (a, b) => a - b,
    );
    const key = from.join();
    const classes =
      known.get(key) ??
      reachableClasses(automaton, { from, within: [within], settled }).map((found) =>
        pathClass(found, patterns.length, within),
      );
    known.set(key, classes);
    return classes;
  };
}

/** The paths, by their places, that a request of a method may have to do with: those of its routes, and their rivals. */
function rivalsOf(routes: readonly Route[], method: Method, paths: readonly string[]): readonly number[] {
  const own = routes.filter((route) => route.method === method).map(({ path }) => segmentsOf(path));
  return paths.flatMap((path, i) => (own.some((one) => meet(one, segmentsOf(path))) ? i : []));
}

function pathClass({ witness, languages }: ReachableClass, patterns: number, within: number): PathClass {
  const isNormal = !languages.has(within - 1);
  return {
    witness,
    languages: [...languages].filter((one) => one < patterns),
    isPlain: isNormal && !languages.has(within - 2),
    isNormal,
  };
}

/** Whatever begins with a slash; what is not ASCII is sent percent-encoded. */
const PATHS = sequence(literal("/"), ANY_TEXT);
