import type { GatewayReport } from "../gateway/gateway-report";
import type { CallTable, ExplainedCall } from "./explained-call";

type Matrix = GatewayReport["matrices"][number];
type Call = Matrix["rows"][number]["calls"][number];

/** The calls of one gateway, with what they were explained from. */
export interface GatewayCalls {
  readonly matrix: Matrix;
  /** Its columns are classes of callers. */
  readonly table: CallTable;
  /** The call that explains an outcome of the matrix. */
  readonly explained: ReadonlyMap<Call, ExplainedCall>;
}

/** @param matrices one for each gateway */
export function gatewayCalls(matrices: readonly Matrix[]): readonly GatewayCalls[] {
  return matrices.map((matrix, number) => {
    const explained = new Map(
      matrix.rows.flatMap(({ route, calls }, row) =>
        calls.map((call, i) => [
          call,
          explain(`gateway-call-${number}-${row}-${i}`, matrix.gateway, route, call),
        ]),
      ),
    );
    return { matrix, table: tableOf(matrix, explained), explained };
  });
}

function tableOf({ gateway, rows }: Matrix, explained: ReadonlyMap<Call, ExplainedCall>): CallTable {
  const columns = [...new Set(rows.flatMap(({ calls }) => calls.map(({ column }) => column)))];
  return {
    caption: gateway,
    columns,
    rows: rows.map(({ route, calls }) => ({
      route,
      cells: columns.map((column) =>
        calls.filter((call) => call.column === column).flatMap((call) => explained.get(call) ?? []),
      ),
    })),
  };
}

function explain(id: string, gateway: string, route: string, { callers, outcome }: Call): ExplainedCall {
  const { service, status, steps } = outcome;
  const last = steps.at(-1);
  return {
    id,
    words: `${gateway} ${route}, ${callers}`,
    allowed: service !== undefined,
    decisions: steps.map(({ by, reason, passes }) => ({
      by,
      says: `${passes ? "passes" : "refuses"}: ${reason}`,
    })),
    because: service === undefined ? `${last?.by} answers ${status}: ${last?.reason}` : `${service} answers`,
  };
}
