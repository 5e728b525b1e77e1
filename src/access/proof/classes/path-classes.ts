import { meet } from "../../../model/routes/overlap";
import { type Method, type Route, segmentsOf } from "../../../model/routes/route";
import { automatonOf, statesAfter, statesBefore } from "../../classes/text/automaton";
import { haveCommonText } from "../../classes/text/common-text";
import { ANY_TEXT, glob, literal, sequence, union } from "../../classes/text/language";
import { reachableClasses, TooManyStates } from "../../classes/text/reachable-classes";
import { NEVER_PLAIN, NOT_NORMAL, routeLanguage, UNUSUAL } from "../../classes/text/route-language";
import type { TargetOptions } from "./targets";

/** Paths of a stage and a method that are in the same lists of resources, and compared equal with the same routes. */
export interface PathClass {
  readonly witness: string;
  /** The lists of resources that they are in. */
  readonly lists: readonly number[];
  /** True if a conforming client writes them so. */
  readonly isPlain: boolean;
  /** False where a server that normalizes paths would answer others than these. */
  readonly isNormal: boolean;
  /** The paths of routes that they are compared equal with. */
  readonly routePaths: ReadonlySet<string>;
}

interface PathClasses {
  readonly classes: readonly PathClass[];
  /**
   * True if they were made for each route by itself, as the patterns overlap in too many ways. That leaves out requests that no
   * route answers: routing refuses these whatever documents say.
   */
  readonly isByRoute: boolean;
}

/** The classes of the paths of a stage and a method. */
export function pathClasses(options: TargetOptions): (stage: string, method: Method) => PathClasses {
  const languages = languagesOf(options);
  const known = new Map<string, PathClasses>();
  return (stage, method) => {
    const behind = statesAfter(languages.automaton, languages.inApi, `${stage}/${method}`);
    const rivals = stage === options.stage ? rivalsOf(options.routes, method, languages.paths) : [];
    const key = [behind, rivals].join(" ");
    const classes =
      known.get(key) ?? together(languages, behind, rivals) ?? byRoute(languages, behind, rivals);
    known.set(key, classes);
    return classes;
  };
}

/** @returns undefined where there are more states than it is worth to look at */
function together(
  languages: Languages,
  behind: readonly number[],
  rivals: readonly number[],
): PathClasses | undefined {
  const cap = Math.max(FEW_STATES, 2 * languages.automaton.steps.length);
  try {
    const classes = classesOf(languages, { behind, rivals, within: [languages.places.paths], cap });
    return { classes, isByRoute: false };
  } catch (error) {
    if (error instanceof TooManyStates) return undefined;
    throw error;
  }
}

/** @throws TooManyStates where even the paths of one route are cut in too many ways */
function byRoute(languages: Languages, behind: readonly number[], rivals: readonly number[]): PathClasses {
  return { classes: rivals.flatMap((path) => ofRoute(languages, behind, path)), isByRoute: true };
}

/** The classes of the paths that are compared equal with a route's; patterns that mean none of them are left out. */
function ofRoute(languages: Languages, behind: readonly number[], path: number): readonly PathClass[] {
  const { automaton, places, paths } = languages;
  const own = segmentsOf(paths[path] ?? "/");
  const rivals = paths.flatMap((other, i) => (meet(own, segmentsOf(other)) ? i : []));
  const route = statesBefore(automaton, [places.route + path]);
  const possible = behind.filter((state) => haveCommonText(automaton, [state], route));
  return classesOf(languages, { behind: possible, rivals, within: [places.paths, places.route + path] });
}

interface Asked {
  /** The states behind the method, of the patterns that count. */
  readonly behind: readonly number[];
  /** The paths of routes that count, by their places. */
  readonly rivals: readonly number[];
  /** The languages that every path has to be in. */
  readonly within: readonly number[];
  readonly cap?: number;
}

function classesOf(
  { automaton, places, paths }: Languages,
  { behind, rivals, within, cap }: Asked,
): readonly PathClass[] {
  const ofRoutes =
    rivals.length > 0 ? [places.unusual, places.notNormal, ...rivals.map((i) => places.route + i)] : [];
  const before = statesBefore(automaton, [places.neverPlain, ...ofRoutes, places.paths]);
  const from = [...behind, ...before].sort((a, b) => a - b);
  // A request that everybody is denied, and nobody has to be allowed, is decided.
  const settled = [places.denied, places.neverPlain];
  return reachableClasses(automaton, { from, within, settled, cap }).map(({ witness, languages }) => {
    const isNormal = !languages.has(places.notNormal);
    return {
      witness,
      lists: [...languages].filter((one) => one <= places.denied),
      isPlain: isNormal && !languages.has(places.unusual),
      isNormal,
      routePaths: new Set([...languages].flatMap((one) => paths[one - places.route] ?? [])),
    };
  });
}

/** The automaton of everything that tells paths apart, and the place of each language in it. */
function languagesOf({ apiArn, resources, denied = [], routes }: TargetOptions) {
  const paths = [...new Set(routes.map(({ path }) => path))];
  const lists = new Map(resources.map((list) => [[...list].sort().join("\n"), list]));
  const patterns = [...lists.values(), denied].map((list) => union(...list.map(glob)));
  const automaton = automatonOf([
    ...patterns,
    ...[NEVER_PLAIN, UNUSUAL, NOT_NORMAL, PATHS],
    ...paths.map(routeLanguage),
  ]);
  const neverPlain = patterns.length;
  const places = {
    denied: neverPlain - 1,
    neverPlain,
    unusual: neverPlain + 1,
    notNormal: neverPlain + 2,
    paths: neverPlain + 3,
    route: neverPlain + 4,
  };
  const begin = statesBefore(
    automaton,
    patterns.map((_, i) => i),
  );
  return { automaton, places, paths, inApi: statesAfter(automaton, begin, `${apiArn}/`) };
}

type Languages = ReturnType<typeof languagesOf>;

/** With more states than this, and than patterns have characters, it is quicker to look at each route by itself. */
const FEW_STATES = 5_000;

/** Whatever begins with a slash; what is not ASCII is sent percent-encoded. */
const PATHS = sequence(literal("/"), ANY_TEXT);

/** The paths, by their places, that a request of a method may have to do with: those of its routes, and their rivals. */
function rivalsOf(routes: readonly Route[], method: Method, paths: readonly string[]): readonly number[] {
  const own = routes.filter((route) => route.method === method).map(({ path }) => segmentsOf(path));
  return paths.flatMap((path, i) => (own.some((one) => meet(one, segmentsOf(path))) ? i : []));
}
