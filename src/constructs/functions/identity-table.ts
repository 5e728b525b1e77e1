import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";

export interface IdentityTableProps {
  readonly name: string;
  /** True if AWS refuses to delete the table. @default true */
  readonly deletionProtection?: boolean;
}

/** The table of the identity handler: an item per call, deleted when it expires; on-demand and encrypted. */
export class IdentityTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;

  constructor(scope: Construct, id: string, { name, deletionProtection = true }: IdentityTableProps) {
    super(scope, id);

    const table = new DynamodbTable(this, "Default", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "requestId",
      attribute: [{ name: "requestId", type: "S" }],
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: true },
      // No key is given, so DynamoDB uses the account's AWS managed KMS key.
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: deletionProtection,
    });

    this.tableName = table.name;
    this.tableArn = table.arn;
  }
}
