import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";

export interface IdentityTableProps {
  readonly name: string;
  /** Whether AWS refuses to delete the table. @default true */
  readonly deletionProtection?: boolean;
}

/** The table of the identity handler: an item per call, on demand, encrypted, forgotten when it expires. */
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
      // Without a key of one's own: the account's AWS managed KMS key for DynamoDB.
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: deletionProtection,
    });

    this.tableName = table.name;
    this.tableArn = table.arn;
  }
}
