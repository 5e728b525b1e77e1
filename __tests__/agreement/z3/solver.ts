import { init, killThreads } from "z3-solver";
import type { Expression } from "./expressions";

/** Z3, which knows nothing of policies. */
export interface Solver {
  /** A text that a regular expression matches; undefined where there is none. */
  readonly match: (expression: Expression) => Promise<string | undefined>;
  /** Ends Z3's threads, without which the process would go on. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts Z3. A question is one membership of one expression: two of them with a complement in one do not end.
 * It is read before the solver starts: `eval_smtlib2_string` would read it in another thread, when its memory
 * may be somebody else's.
 * @see https://github.com/Z3Prover/z3/tree/master/src/api/js
 */
export async function startSolver(): Promise<Solver> {
  const { Context, em } = await init();
  const { Solver, String: Text, isString } = Context("main");
  return {
    match: async (expression) => {
      const solver = new Solver();
      solver.fromString(`(declare-const x String)(assert (str.in_re x ${expression}))`);
      const said = await solver.check();
      if (said === "unknown")
        throw new Error(`expected sat or unsat, got unknown: ${solver.reasonUnknown()}`);
      if (said === "unsat") return undefined;
      const value = solver.model().eval(Text.const("x"));
      if (!isString(value)) throw new Error(`expected a text, got ${value}`);
      return unescaped(value.asString());
    },
    stop: () => killThreads(em),
  };
}

/** SMT-LIB writes characters that are not printable as `\u{7f}`. */
function unescaped(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
