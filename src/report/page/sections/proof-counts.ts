import type { ReportData } from "../report-data";

/** The figures of what was decided: promised calls, intruders' calls, and all classes of requests. */
export function proofCounts({ access, gateways }: ReportData): readonly string[] {
  const { calls, probes, classes } = access.proof;
  const { proof } = gateways ?? {};
  return [
    `${calls.length + (proof?.calls ?? 0)} calls that the file promises are allowed`,
    `${probes.length + (proof?.intruders ?? 0)} calls of intruders are refused`,
    `${classes.classes + (proof?.classes ?? 0)} classes of requests are decided as the file says`,
  ];
}
