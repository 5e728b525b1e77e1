import { matchesWildcard } from "../../../model/aws/wildcard";
import { automatonOf, statesBefore } from "../../classes/text/automaton";
import { ANY_TEXT, glob, literal, sequence, union } from "../../classes/text/language";
import { reachableClasses } from "../../classes/text/reachable-classes";

/** A resource of each class into which some lists of patterns cut all ARNs. */
export function resourceClasses(lists: readonly (readonly string[])[]): readonly string[] {
  const distinct = new Map(lists.map((list) => [[...list].sort().join("\n"), list]));
  const [only, ...others] = distinct.values();
  if (only && others.length === 0) {
    const [first = ""] = only;
    const sample = first.replaceAll("*", "x").replaceAll("?", "x");
    const [inside, outside] = [sample, OUTSIDE].map((text) => only.some((one) => matchesWildcard(one, text)));
    if (inside && !outside) return [sample, OUTSIDE];
  }
  const patterns = [...distinct.values()].map((list) => union(...list.map(glob)));
  const automaton = automatonOf([...patterns, ARNS]);
  return reachableClasses(automaton, { from: statesBefore(automaton), within: [patterns.length] }).map(
    ({ witness }) => witness,
  );
}

/** A resource that no list of ours means. */
const OUTSIDE = "arn:aws:other:::resource";

const ARNS = sequence(literal("arn:"), ANY_TEXT);
