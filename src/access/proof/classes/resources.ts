import { matchesWildcard } from "../../../model/aws/wildcard";
import { type Automaton, automatonOf, statesBefore } from "../../classes/text/automaton";
import { haveCommonText } from "../../classes/text/common-text";
import { ANY_TEXT, glob, literal, sequence, union } from "../../classes/text/language";
import { reachableClasses } from "../../classes/text/reachable-classes";

/**
 * A resource of each class into which some lists of patterns cut all ARNs. Lists without a common text are looked at apart, so
 * that their patterns do not multiply.
 */
export function resourceClasses(lists: readonly (readonly string[])[]): readonly string[] {
  const distinct = [...new Map(lists.map((list) => [[...list].sort().join("\n"), list])).values()];
  const [only, ...others] = distinct;
  const isOutside = !distinct.flat().some((pattern) => matchesWildcard(pattern, OUTSIDE));
  if (only && others.length === 0 && isOutside) return [...sampleOf(only), OUTSIDE];
  const automaton = automatonOf([...distinct.map((list) => union(...list.map(glob))), ARNS]);
  const places = distinct.map((_, i) => i);
  const classesOf = (group: readonly number[]) =>
    reachableClasses(automaton, {
      from: statesBefore(automaton, [...group, distinct.length]),
      within: [distinct.length],
    });
  if (!isOutside) return classesOf(places).map(({ witness }) => witness);
  const inside = groupsOf(automaton, places).flatMap((group) => {
    const [first = 0, ...more] = group;
    if (more.length === 0) return sampleOf(distinct[first] ?? []);
    return classesOf(group).flatMap(({ witness, languages }) => (languages.size > 1 ? witness : []));
  });
  return [...inside, OUTSIDE];
}

/** A text of a list of patterns, if it has one. */
function sampleOf([first]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [first.replace(/[*?]/g, "x")];
}

/** Languages, by their places, together with those that they have a text in common with. */
function groupsOf(automaton: Automaton, places: readonly number[]): readonly (readonly number[])[] {
  const before = (place: number) => statesBefore(automaton, [place]);
  return places.reduce<readonly (readonly number[])[]>((groups, place) => {
    const meets = (group: readonly number[]) =>
      group.some((one) => haveCommonText(automaton, before(one), before(place)));
    const mine = groups.filter(meets);
    return [...groups.filter((group) => !mine.includes(group)), [...mine.flat(), place]];
  }, []);
}

/** A resource that no list of ours means. */
const OUTSIDE = "arn:aws:other:::resource";

const ARNS = sequence(literal("arn:"), ANY_TEXT);
