import type { Deployment } from "../../model/deployment";
import { OperationError } from "../operation-error";
import { sentenceOf } from "../sentence-of";
import { answering, type Streams } from "../streams";
import { callClient, type Given } from "./call-client";
import type { Fetch } from "./call-over-https";
import { calledRoute } from "./called-route";
import { type NamedClient, namedClients } from "./named-clients";
import type { Called, Outcome } from "./outcome";
import { outcomeLines, outcomeSummary } from "./outcome-text";
import { partyAccess } from "./party-access";

export interface InvokeOptions {
  /** The one client to call: `consumer.direct`. @default all */
  readonly client?: string;
  /** The route to call: `GET /orders/7`. @default each client's first without a parameter */
  readonly route?: string;
  /** A key of a caller of front doors. */
  readonly key?: string;
  /** A token for gateways that ask for one. */
  readonly token?: string;
  /** Further headers, each `name: value`. */
  readonly headers?: readonly string[];
  /** True to print JSON. */
  readonly json?: boolean;
  /** Sends requests over HTTPS. @default the platform's own */
  readonly fetch?: Fetch;
}

/**
 * Calls every client of a deployment that can be called, side by side, and prints what became of each.
 * @returns the exit status: 0 if no call failed, 1 if one did or a user has to do something first
 */
export function invoke(deployment: Deployment, options: InvokeOptions, streams: Streams): Promise<number> {
  return answering(streams, async () => {
    const clients = namedClients(deployment, options.client);
    const given: Given = {
      route: options.route === undefined ? undefined : calledRoute(options.route),
      key: options.key,
      token: options.token,
      headers: Object.fromEntries((options.headers ?? []).map(header)),
      fetch: options.fetch ?? fetch,
    };
    const access = partyAccess(deployment);
    const width = Math.max(0, ...clients.map(({ name }) => name.length));
    const outcomes = await Promise.all(
      clients.map(async (one) => {
        const outcome = await timed(one, () => callClient(one, given, access));
        if (!options.json) print(streams, outcomeLines(outcome, width));
        return outcome;
      }),
    );
    print(
      streams,
      options.json ? [JSON.stringify({ calls: outcomes }, null, 2)] : [outcomeSummary(outcomes)],
    );
    return outcomes.some(({ result }) => result === "failed") ? 1 : 0;
  });
}

/** A call that could not be made has failed; the others go on. */
async function timed({ name }: NamedClient, call: () => Promise<Called>): Promise<Outcome> {
  const startedAt = performance.now();
  const called = await call().catch((error: unknown): Called => {
    const reason = sentenceOf(error);
    if (reason === undefined) throw error;
    return { result: "failed", reason };
  });
  if (called.result === "manual") return { client: name, ...called };
  return { client: name, ...called, milliseconds: Math.round(performance.now() - startedAt) };
}

function header(text: string): readonly [string, string] {
  const [, name, value] = /^([A-Za-z0-9-]+):\s*(.*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name.toLowerCase(), value];
  throw new OperationError(`--header: expected "name: value", got "${text}"`);
}

function print({ out }: Streams, lines: readonly string[]): void {
  out.write(`${lines.join("\n")}\n`);
}
