import type { Json } from "../../../access/network/stack/stack-json";
import { isList, objectOf } from "../../../access/network/stack/stack-json";

/** A resource that a plan changes. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly is: "created" | "updated" | "replaced" | "destroyed";
  /** True if the new one is made before the old one goes. */
  readonly isMadeFirst: boolean;
  /** The attributes that it is replaced for. */
  readonly because: readonly string[];
}

/** A text that is not what `terraform show -json` prints of a plan. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}

/**
 * The changes of managed resources in a plan, without those that only read or do nothing.
 * @param value the parsed JSON of `terraform show -json <plan>`
 * @throws PlanError if it is something else
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readPlan(value: Json): readonly PlannedChange[] {
  const plan = objectOf(value);
  const { format_version: version, resource_changes: changes = [] } = plan;
  if (typeof version !== "string" || plan.planned_values === undefined || !isList(changes))
    throw new PlanError("expected the JSON of terraform show -json for a plan, got something else");
  if (!version.startsWith("1."))
    throw new PlanError(`expected a plan of format version 1, got version ${version}`);
  return changes.map(objectOf).flatMap((one) => {
    const { actions, replace_paths: paths } = objectOf(one.change);
    const is = kindOf(isList(actions) ? actions.map(String) : []);
    if (is === undefined || one.mode !== "managed") return [];
    return {
      ...{ address: String(one.address), type: String(one.type), is },
      isMadeFirst: isList(actions) && actions[0] === "create",
      because: isList(paths) ? paths.map(pathText) : [],
    };
  });
}

function kindOf(actions: readonly string[]): PlannedChange["is"] | undefined {
  if (actions.includes("create")) return actions.includes("delete") ? "replaced" : "created";
  if (actions.includes("delete")) return "destroyed";
  return actions.includes("update") ? "updated" : undefined;
}

/** `ingress[0].cidr_blocks` of `["ingress", 0, "cidr_blocks"]` */
function pathText(path: Json): string {
  const steps = isList(path) ? path : [path];
  return steps
    .map((step, i) => (typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${String(step)}`))
    .join("");
}
