import { isRecord } from "../client/event/problem";
import type { Grant } from "./key-holder";

/** The grants of an API, by holder. */
export type Grants = ReadonlyMap<string, Grant>;

/** Reads the file that is bundled with an authorizer. @throws Error naming every holder whose grant is malformed */
export function readGrants(text: string): Grants {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) throw new Error("grants.json: expected grants by holder");
  const wrong = Object.keys(parsed).filter((name) => !isGrant(parsed[name]));
  if (wrong.length > 0)
    throw new Error(`grants.json: expected { allow, deny, graceMinutes } of ${wrong.join(", ")}`);
  return new Map(Object.entries(parsed) as [string, Grant][]);
}

function isGrant(value: unknown): value is Grant {
  return (
    isRecord(value) &&
    isTexts(value.allow) &&
    isTexts(value.deny) &&
    typeof value.graceMinutes === "number" &&
    value.graceMinutes >= 0
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
