import { DEFAULTS } from "../schema/defaults";
import type { ProviderDraft } from "./draft";
import { allOf, defaulted } from "./unknown";

/** The firewall of a stage; of a front door's likewise. */
export type WafDraft = NonNullable<ProviderDraft["service"]>["waf"];

/** The groups of its managed rules; undefined too where there is no firewall. */
export function ruleGroups(waf: WafDraft): readonly string[] | undefined {
  const groups: readonly (string | undefined)[] | undefined = defaulted(
    waf || undefined,
    "managedRuleGroups",
    DEFAULTS.managedRuleGroups,
  );
  return allOf(groups);
}
