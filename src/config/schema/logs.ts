import { z } from "zod";
import { RETENTION_DAYS } from "../../model/aws/retention";
import { keyArn } from "./values/arns";
import { optionalMap } from "./values/map";

/** The time for which CloudWatch keeps log entries, and the key that encrypts them. */
export const logs = optionalMap({
  retentionDays: z
    .literal(RETENTION_DAYS, { error: ({ input }) => nearest(input) })
    .default(60)
    .describe("How long CloudWatch keeps the entries, in days: one of CloudWatch's fixed values."),
  kmsKeyArn: keyArn
    .optional()
    .describe("KMS key that encrypts the entries; its policy must let CloudWatch Logs of the region use it."),
});

function nearest(input: unknown): string {
  if (typeof input !== "number") return "a number of days, one of CloudWatch's fixed values such as 60";
  const below = RETENTION_DAYS.findLast((days) => days < input);
  const above = RETENTION_DAYS.find((days) => days > input);
  const near = [below, above].filter((days) => days !== undefined).join(" or ");
  return `a number of days that CloudWatch knows, here ${near}`;
}
