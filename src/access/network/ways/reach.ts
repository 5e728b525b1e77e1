import type { Finding } from "../finding";
import type { Need } from "../groups/rule";

/** Sentences about ways, and the passages through security groups that the ways need. */
export interface Reach {
  readonly findings: readonly Finding[];
  readonly needs: readonly Need[];
}

/** Ways that were looked at one by one. */
export function together(reaches: readonly Reach[]): Reach {
  return {
    findings: reaches.flatMap(({ findings }) => findings),
    needs: reaches.flatMap(({ needs }) => needs),
  };
}
