import type { DeclaredCaller } from "../../access/declared/declared-callers";
import type { Matrix } from "../../access/declared/matrix";
import type { Step } from "../../access/evaluation/call";
import { documentWords, reasonWords } from "../../access/evaluation/wording";
import { roleName } from "../../access/intruders/probe";
import { routeKey } from "../../model/routes/route";
import { samplePath } from "../../model/routes/routing";

import { anchorOf } from "./anchor";
import type { CallTable, Decision } from "./explained-call";
import { stepSays } from "./step-says";

/** The calls of one consumer at one API, with what they were explained from. */
export interface ApiCalls {
  readonly matrix: Matrix;
  /** Its columns are the callers of the matrix, its rows the routes. */
  readonly table: CallTable;
}

/** @param matrices one for each consumer and API */
export function apiCalls(matrices: readonly Matrix[]): readonly ApiCalls[] {
  return matrices.map((matrix, number) => ({ matrix, table: tableOf(matrix, number) }));
}

function tableOf({ provider, consumer, callers, rows }: Matrix, number: number): CallTable {
  return {
    caption: `${provider}, called by ${consumer}`,
    columns: callers.map(columnOf),
    rows: rows.map(({ route, verdicts }, row) => ({
      route: routeKey(route),
      cells: verdicts.map((verdict, column) => [
        {
          id: `call-${number}-${row}-${column}`,
          words: `${consumer}/${callers[column]?.client} ${route.method} ${samplePath(route)} of ${provider}`,
          allowed: verdict.allowed,
          decisions: verdict.steps.map(decisionOf),
          because: reasonWords(verdict),
        },
      ]),
    })),
  };
}

function columnOf({ client, way }: DeclaredCaller): string {
  return way === "unsigned" ? client : `${roleName(client)} (${way})`;
}

export function decisionOf(step: Step): Decision {
  const { document, sid } = step;
  return {
    by: documentWords(document),
    says: stepSays(step),
    ...(sid !== undefined && { statement: { sid, anchor: anchorOf(document, sid) } }),
  };
}
