import type { SERVER_ENDPOINTS } from "../../model/gateway/server-endpoints";
import type { PolicyDocument, Statement } from "../document";
import { passThrough } from "./pass-through";

/** The policies around servers in a VPC of their own. Both the stack and the access check use them. */
export interface ServerDocuments<Kind extends keyof typeof SERVER_ENDPOINTS> {
  /** The policies of the interface endpoints, by service. */
  readonly endpoints: Readonly<Partial<Record<(typeof SERVER_ENDPOINTS)[Kind][number], PolicyDocument>>>;
  readonly gateways: GatewayPolicies;
}

/** The policies of the gateway endpoints. */
export interface GatewayPolicies {
  readonly s3: PolicyDocument;
  /** Absent where the servers have no table. */
  readonly dynamodb?: PolicyDocument;
}

export interface ServerRoleDocuments {
  readonly roleArn: string;
  readonly trust: PolicyDocument;
  readonly policy: PolicyDocument;
}

/** @param table the statement of the role that uses it */
export function gatewayPolicies(
  s3: PolicyDocument,
  roleArn: string,
  table: Statement | undefined,
): GatewayPolicies {
  return { s3, ...(table && { dynamodb: passThrough(roleArn, [table]) }) };
}
