import type { Matter } from "../../../access/network/finding";
import type { ReportData } from "../report-data";

/** The matters of facts, in a reader's words. */
export const MATTERS: Readonly<Record<Matter, string>> = {
  access: "who is let in",
  way: "the ways of calls",
  boundary: "no other way in or out",
  secret: "what is kept secret",
  record: "what is written down",
  make: "how the stacks are made",
};

/** The facts of a deployment's stacks about one matter. */
export function factsAbout({ network, gateways }: ReportData, matter: Matter): readonly string[] {
  return [...network.facts, ...(gateways?.proof.facts ?? [])]
    .filter(({ about }) => about === matter)
    .map(({ text }) => text);
}
