import { CAUSES } from "./causes/causes";
import type { ExaminedCall } from "./examined-call";
import type { Facts } from "./facts/facts";
import { READINGS } from "./facts/readings";
import type { Kind } from "./kind";

/** The calls of REST APIs. */
export const REST: Kind<ExaminedCall, Facts> = { causes: CAUSES, readings: READINGS };
