import { init, killThreads, Z3_lbool, type Z3LowLevel } from "z3-solver";
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
 *
 * Z3 thinks in a thread of its own, and nothing may touch its memory meanwhile. So the question is read
 * before, which `eval_smtlib2_string` would do in that thread, and nothing is left to the garbage collector,
 * as it would be by Z3's classes for expressions and solvers.
 * @see https://github.com/Z3Prover/z3/tree/master/src/api/js
 */
export async function startSolver(): Promise<Solver> {
  const { Z3, em } = await init();
  return { match: (expression) => match(Z3, expression), stop: () => killThreads(em) };
}

/** Each question has a context of its own, which is all that Z3 keeps of it. */
async function match(Z3: Z3LowLevel["Z3"], expression: Expression): Promise<string | undefined> {
  const context = Z3.mk_context(Z3.mk_config());
  const solver = Z3.mk_solver(context);
  Z3.solver_inc_ref(context, solver);
  Z3.solver_from_string(context, solver, `(declare-const x String)(assert (str.in_re x ${expression}))`);
  const said = await Z3.solver_check(context, solver);
  if (said === Z3_lbool.Z3_L_UNDEF)
    throw new Error(`expected a yes or a no, got ${Z3.solver_get_reason_unknown(context, solver)}`);
  const found = said === Z3_lbool.Z3_L_TRUE ? textOfX() : undefined;
  Z3.solver_dec_ref(context, solver);
  Z3.del_context(context);
  return found;

  /** The only constant that there is. */
  function textOfX(): string {
    const model = Z3.solver_get_model(context, solver);
    const x = Z3.model_get_const_decl(context, model, 0);
    const value = Z3.model_get_const_interp(context, model, x);
    if (value === null) throw new Error("expected a text, got none");
    return unescaped(Z3.get_string(context, value));
  }
}

/** SMT-LIB writes characters that are not printable as `\u{7f}`. */
function unescaped(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
