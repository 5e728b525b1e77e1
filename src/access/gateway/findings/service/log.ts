import { type Finding, fact } from "../../../network/finding";
import { having } from "../../../network/held/having";
import { onlyOne } from "../../../network/held/only";
import type { Stack } from "../../../network/stack/stack-json";
import type { MadeComputeExpectations, ServiceExpectations } from "../../expectations/service-expectations";

/** The one log group of the servers, under the name that their roles may write to. */
export function logFindings(
  stack: Stack,
  { name, log }: ServiceExpectations,
  { kind }: MadeComputeExpectations,
): readonly Finding[] {
  const { resource, findings } = onlyOne(stack, "aws_cloudwatch_log_group");
  if (resource === undefined) return findings;
  const wrong = having(stack, resource, {
    name: `${kind === "ec2" ? "/ec2" : "/ecs"}/${name}`,
    retention_in_days: log.retentionDays,
    kms_key_id: log.kmsKeyArn,
  });
  return wrong.length > 0
    ? wrong
    : [fact(stack, `${resource.address} keeps what servers write for ${log.retentionDays} days`)];
}
