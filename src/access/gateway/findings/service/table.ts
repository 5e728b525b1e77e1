import { type Finding, fact } from "../../../network/finding";
import { having } from "../../../network/held/having";
import { noOther, onlyOne } from "../../../network/held/only";
import type { Stack } from "../../../network/stack/stack-json";
import type { MadeComputeExpectations, ServiceExpectations } from "../../expectations/service-expectations";

const TYPE = "aws_dynamodb_table";

/** The table of a service: encrypted, restorable, and kept as the file says. */
export function tableFindings(
  stack: Stack,
  { name }: ServiceExpectations,
  { table }: MadeComputeExpectations,
): readonly Finding[] {
  if (table === undefined) return noOther(stack, TYPE, [], "is a table that the file does not have");
  const { resource, findings } = onlyOne(stack, TYPE);
  if (resource === undefined) return findings;
  const wrong = having(stack, resource, {
    ...{ name, billing_mode: "PAY_PER_REQUEST", hash_key: "pk", range_key: "sk" },
    attribute: [
      { name: "pk", type: "S" },
      { name: "sk", type: "S" },
    ],
    point_in_time_recovery: { enabled: true },
    server_side_encryption: { enabled: true },
    deletion_protection_enabled: table.deletionProtection,
  });
  return wrong.length > 0 ? wrong : [fact(stack, `${resource.address} is encrypted, and can be restored`)];
}
