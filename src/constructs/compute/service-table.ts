import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface ServiceTableProps {
  readonly name: string;
  /** True if AWS refuses to delete the table. */
  readonly deletionProtection: boolean;
}

/** The table of an endpoint service, with the keys `pk` and `sk`; on-demand, encrypted, and restorable to any second of 35 days. */
export class ServiceTable extends Construct {
  readonly table: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, deletionProtection }: ServiceTableProps) {
    super(scope, id);

    this.table = new DynamodbTable(this, "Default", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "pk",
      rangeKey: "sk",
      attribute: [
        { name: "pk", type: "S" },
        { name: "sk", type: "S" },
      ],
      pointInTimeRecovery: { enabled: true },
      // No key is given, so DynamoDB uses the account's AWS managed KMS key.
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: deletionProtection,
    });
  }
}
