import type { Note } from "../../../model/problem";
import { keyOf, noteOf, type Remark, type Spot } from "../files/spot";

/** Something that API Gateway does not take or does not act on; the same in many places is one note. */
export interface Observation {
  readonly spot: Spot;
  /** The keyword or the name. */
  readonly subject: string;
  /** The end of the sentence that begins with the subject. */
  readonly verb: string;
  readonly because: string;
}

/** The fate of a key of the document: it is kept, left out, kept with a note, or refused. */
export type Fate =
  | "kept"
  | { readonly left: Observation }
  | { readonly noted: Observation }
  | { readonly refused: Remark };

export const KEPT: Fate = "kept";

export function leftOut(spot: Spot, subject: string, because: string): Fate {
  return { left: { spot, subject, verb: "is left out", because } };
}

/** One note for each kind of observation, at the first place where it was made. */
export function notesOf(observations: readonly Observation[]): readonly Note[] {
  const groups = new Map<string, Observation[]>();
  for (const one of observations) {
    const key = JSON.stringify([one.spot.file.name, one.subject, one.verb, one.because]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    // A part that is referred to from several places is looked at as often.
    const places = new Set(group.map(({ spot }) => keyOf(spot))).size;
    const times = places > 1 ? ` in ${places} places` : "";
    const message = `${first.subject} ${first.verb}${times}, ${first.because}`;
    return [noteOf({ spot: first.spot, message, at: "key" })];
  });
}
