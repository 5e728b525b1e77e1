import { contextVariable, type Progress } from "./integration/context-variables";

/** An entry of the access log of a stage. */
export interface LogEntry {
  readonly apiId: string;
  readonly stage: string;
  /** As CloudWatch would have it. */
  readonly text: string;
}

/** The most that an entry's template may have, in bytes. */
const TEMPLATE_BYTES = 3072;

/** The entries that stages have written, in the order of their answers. */
export class AccessLog {
  readonly #entries: LogEntry[] = [];

  /** Writes an entry, where the stage of the call has a log, and returns it. A variable that is not set is `-`. */
  add(progress: Progress): LogEntry | undefined {
    const { api, stage } = progress.call;
    if (stage?.logFormat === undefined) return undefined;
    if (Buffer.byteLength(stage.logFormat) > TEMPLATE_BYTES)
      throw new Error(`expected at most ${TEMPLATE_BYTES} bytes of a log's template, got ${stage.logFormat}`);
    const text = stage.logFormat.replaceAll(/\$context\.([\w.-]*\w)/g, (_, name: string) =>
      escaped(contextVariable(name, progress) ?? "-"),
    );
    const entry = { apiId: api.id, stage: stage.name, text };
    this.#entries.push(entry);
    return entry;
  }

  get count(): number {
    return this.#entries.length;
  }

  /** The entries after the first so many, each parsed as the JSON that it has to be. */
  after(count: number): readonly Readonly<Record<string, string>>[] {
    return this.#entries.slice(count).map(({ text }) => JSON.parse(text) as Record<string, string>);
  }

  get last(): Readonly<Record<string, string>> | undefined {
    return this.after(this.count - 1)[0];
  }
}

/** A value within the quotes of a JSON text: a caller cannot write fields of its own. */
function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
