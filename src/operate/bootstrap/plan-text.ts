import { type BucketPlan, changeCount, type SettingChange } from "./bucket-plan";
import type { FoundStatement, StatementChange } from "./merge-policy";

/** What changes of a bucket, a line each: `+` for what is made, `~` for what changes, `-` for what goes. */
export function planLines({ exists, settings, policy }: BucketPlan): readonly string[] {
  return [
    ...(exists ? [] : ["  + bucket"]),
    ...settings.map(settingLine),
    ...policy.changes.flatMap(statementLines),
  ];
}

function settingLine({ setting: { name }, from, to }: SettingChange): string {
  return from === undefined ? `  + ${name}: ${to}` : `  ~ ${name}: ${from} -> ${to}`;
}

function statementLines({ sid, from, to }: StatementChange): readonly string[] {
  const sign = from === undefined ? "+" : to === undefined ? "-" : "~";
  const texts = [...(from ? [`- ${json(from)}`] : []), ...(to ? [`+ ${json(to)}`] : [])];
  return [`  ${sign} policy statement ${sid}`, ...texts.map((text) => `      ${text}`)];
}

function json({ Sid, ...rest }: FoundStatement): string {
  return JSON.stringify(rest);
}

/** The last line: how much changes, or has changed, and what stays. */
export function planSummary(plan: BucketPlan, isDryRun: boolean): string {
  const count = changeCount(plan);
  const { foreign } = plan.policy;
  const others = foreign === 0 ? "" : `; ${counted(foreign, "policy statement")} of others left as they are`;
  if (count === 0) return `nothing to change${others}`;
  return isDryRun
    ? `${counted(count, "change")} to make, none made${others}`
    : `${counted(count, "change")} made${others}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
