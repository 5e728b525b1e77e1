import { type Diagnosis, examine } from "../../../src/operate/doctor/examine";
import type { ExaminedCall } from "../../../src/operate/doctor/examined-call";
import { examinedCalls } from "../../../src/operate/doctor/examined-call";
import type { Facts } from "../../../src/operate/doctor/facts/facts";
import type { ReadFacts } from "../../../src/operate/doctor/facts/read-facts";
import { NotRead } from "../../../src/operate/doctor/facts/reading";
import { deploymentFrom } from "../../support/deployment";

export const NOW = Date.UTC(2026, 0, 1, 12);

/** The one call of a file that has this name. */
export function callIn(file: object, name: string): ExaminedCall {
  const call = examinedCalls(deploymentFrom(file)).find((one) => one.name === name);
  if (call === undefined) throw new Error(`there is no call ${name}`);
  return call;
}

/** Looks at a call for the causes that need no other facts than these. */
export function examineWith(call: ExaminedCall, known: Partial<Facts>): Promise<Diagnosis> {
  const facts = {
    fact: async (_: ExaminedCall, name: keyof Facts) => {
      if (name in known) return known[name];
      throw new NotRead(name, "", [], "not given");
    },
  };
  return examine([call], facts as unknown as ReadFacts);
}

export const causesIn = ({ findings }: Diagnosis) => findings.map(({ cause }) => cause.id);
