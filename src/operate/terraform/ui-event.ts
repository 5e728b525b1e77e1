import { stripVTControlCharacters } from "node:util";

/**
 * The lines that Terraform prints with `-json`, as far as they are read here.
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export interface UiEvent {
  readonly "@message": string;
  readonly type: string;
  /** Of `diagnostic`. */
  readonly diagnostic?: Diagnostic;
  /** Of `planned_change`. */
  readonly change?: {
    readonly resource: { readonly addr: string };
    readonly action: string;
    /** Of a replacement: `tainted`, if the resource was not created to the end. */
    readonly reason?: string;
  };
  /** Of `apply_complete`, `apply_errored` and the like. */
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action: string };
  /** Of `outputs`, by name; the action is there in plans. */
  readonly outputs?: Readonly<Record<string, { readonly action?: string }>>;
}

/** An error or a warning. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

/** What a command printed: its events, and the lines that are none, such as a panic. */
export interface Printed {
  readonly events: readonly UiEvent[];
  readonly text: readonly string[];
}

export function readPrinted(output: string): Printed {
  const events: UiEvent[] = [];
  const text: string[] = [];
  for (const line of stripVTControlCharacters(output).split("\n")) {
    const event = uiEvent(line);
    if (event) events.push(event);
    else if (line.trim() !== "") text.push(line);
  }
  return { events, text };
}

/** An event; undefined if a line is none, or was cut off. */
function uiEvent(line: string): UiEvent | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value = JSON.parse(line) as UiEvent;
    return typeof value["@message"] === "string" ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The errors among events. */
export function errorsIn({ events }: Pick<Printed, "events">): readonly Diagnostic[] {
  return events.flatMap(({ diagnostic }) => (diagnostic?.severity === "error" ? [diagnostic] : []));
}
