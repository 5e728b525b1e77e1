import { type Diagnosis, examine } from "../../../src/operate/doctor/examine";
import type { ExaminedCall } from "../../../src/operate/doctor/examined-call";
import { examinedCalls } from "../../../src/operate/doctor/examined-call";
import type { Facts } from "../../../src/operate/doctor/facts/facts";
import { NotRead } from "../../../src/operate/doctor/facts/reading";
import { REST } from "../../../src/operate/doctor/rest-kind";
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
  const fact = async <N extends keyof Facts>(_: ExaminedCall, name: N): Promise<Facts[N]> => {
    if (name in known) return known[name] as Facts[N];
    throw new NotRead(name, "", [], "not given");
  };
  return examine({ kind: REST, calls: [call] }, { fact });
}

export const causesIn = ({ findings }: Diagnosis) => findings.map(({ cause }) => cause.id);
