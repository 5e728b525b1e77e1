import { paired } from "../side";

/** The kinds of facts that are compared, in the order in which they are told. */
export const SECTIONS = [
  "parties",
  "settings",
  "routes",
  "grants",
  "clients",
  "roles",
  "endpoints",
  "certificates",
  "keys",
  "network",
] as const;

export type Section = (typeof SECTIONS)[number];

/** Something that a deployment has, by a name that is unique in its section. */
export interface Fact {
  readonly section: Section;
  readonly name: string;
  /** @default it is only there, or not */
  readonly value?: string;
}

/** A fact that only one side has, or that the sides have otherwise. */
export interface FactChange {
  readonly section: Section;
  readonly name: string;
  readonly is: "added" | "removed" | "changed";
  readonly before?: string;
  readonly after?: string;
}

export function factChanges(before: readonly Fact[], after: readonly Fact[]): readonly FactChange[] {
  const pairs = paired(before, after, ({ section, name }) => `${section}\n${name}`);
  const changes = pairs.flatMap(({ before: was, after: is }): readonly FactChange[] => {
    const fact = is ?? was;
    if (fact === undefined || (was && is && was.value === is.value)) return [];
    const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    return [{ section: fact.section, name: fact.name, is: kind, before: was?.value, after: is?.value }];
  });
  return SECTIONS.flatMap((section) => changes.filter((one) => one.section === section));
}
