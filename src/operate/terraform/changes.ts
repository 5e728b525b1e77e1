import type { UiEvent } from "./ui-event";

/** The changes of a plan, or those that an apply has made. */
export interface Changes {
  readonly created: number;
  readonly changed: number;
  readonly destroyed: number;
  /** Each resource with what is done to it, in Terraform's order. */
  readonly resources: readonly ResourceChange[];
  /** The names of outputs whose values change. */
  readonly outputs: readonly string[];
}

export interface ResourceChange {
  readonly address: string;
  readonly action: Action;
  /** True if it is replaced because an earlier run did not create it to the end. */
  readonly isTainted?: true;
}

export type Action = "create" | "update" | "delete" | "replace";

const ACTIONS: ReadonlySet<string> = new Set<Action>(["create", "update", "delete", "replace"]);

/** The changes that a plan's events tell of. */
export function plannedChanges(events: readonly UiEvent[]): Changes {
  const resources = events.flatMap(({ type, change }) =>
    type === "planned_change" && change ? resourceChange(change) : [],
  );
  return { ...counts(resources), resources, outputs: changedOutputs(events) };
}

/** The changes that an apply's events tell of, whether or not it came to its end. A replacement is two of them. */
export function madeChanges(events: readonly UiEvent[]): Changes {
  const resources = events.flatMap(({ type, hook }) =>
    type === "apply_complete" && hook ? resourceChange(hook) : [],
  );
  return { ...counts(resources), resources, outputs: [] };
}

function resourceChange(of: NonNullable<UiEvent["change"]>): readonly ResourceChange[] {
  const { action, resource, reason } = of;
  if (!ACTIONS.has(action)) return [];
  return [
    { address: resource.addr, action: action as Action, ...(reason === "tainted" && { isTainted: true }) },
  ];
}

function counts(resources: readonly ResourceChange[]) {
  const count = (...actions: readonly Action[]) =>
    resources.filter(({ action }) => actions.includes(action)).length;
  return {
    created: count("create", "replace"),
    changed: count("update"),
    destroyed: count("delete", "replace"),
  };
}

/** Only plans say what becomes of an output. */
function changedOutputs(events: readonly UiEvent[]): readonly string[] {
  return events.flatMap(({ type, outputs = {} }) =>
    type === "outputs"
      ? Object.entries(outputs).flatMap(([name, { action = "noop" }]) => (action === "noop" ? [] : [name]))
      : [],
  );
}
