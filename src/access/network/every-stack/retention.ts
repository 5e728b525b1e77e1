import { type Finding, shown, unless } from "../finding";
import { ofType, type Resource, type Stack } from "../stack/stack-json";

/** The days that a log group keeps its entries; undefined for what is none, or keeps them forever. */
export function retentionOf({ type, attributes }: Resource): number | undefined {
  const days = attributes.retention_in_days;
  return type === "aws_cloudwatch_log_group" && typeof days === "number" && days > 0 ? days : undefined;
}

/** Every log group has a retention: CloudWatch keeps what has none forever. */
export function retentions(stack: Stack): readonly Finding[] {
  return ofType(stack, "aws_cloudwatch_log_group").flatMap((group) =>
    unless(
      retentionOf(group) !== undefined,
      stack,
      `expected ${group.address} with a retention in days, got ${shown(group.attributes.retention_in_days)}`,
    ),
  );
}
