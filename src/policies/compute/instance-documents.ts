import type { InstanceCompute } from "../../model/gateway/endpoint-service";
import {
  programBucketArn,
  serverLogGroupArn,
  serverRoleArn,
  serviceTableArn,
} from "../../model/gateway/server-names";
import type { Party } from "../../model/party";
import { type PolicyDocument, policyDocument } from "../document";
import { sessionEndpointPolicies, sessionPolicy } from "../roles/session-policy";
import { serviceTrust } from "../roles/trust-policy";
import { bucketWithTls } from "../storage/bucket-with-tls";
import { passThrough } from "./pass-through";
import { readProgram } from "./read-program";
import { readPackages } from "./read-public-bucket";
import { gatewayPolicies, type ServerDocuments, type ServerRoleDocuments } from "./server-documents";
import { useTable } from "./use-table";
import { writeLog } from "./write-log";

/** The policies around instances. */
export interface InstanceDocuments extends ServerDocuments<"ec2"> {
  readonly instance: ServerRoleDocuments;
  /** The policy of the bucket that their program is in. */
  readonly bucketPolicy: PolicyDocument;
}

/**
 * An instance reads its program, writes its log, uses its table, and keeps sessions of Session Manager open for those who look after
 * it: its role lets it do no more, and its endpoints let nobody else do that.
 */
export function instanceDocuments(party: Party, compute: InstanceCompute): InstanceDocuments {
  const roleArn = serverRoleArn(party, "instance");
  const bucketArn = programBucketArn(party);
  const program = readProgram(bucketArn);
  const log = writeLog(serverLogGroupArn(party, compute));
  const table = compute.table && useTable(serviceTableArn(party));
  const s3 = policyDocument([...passThrough(roleArn, [program]).Statement, readPackages(party.region)]);
  return {
    instance: {
      roleArn,
      trust: serviceTrust("ec2.amazonaws.com"),
      policy: policyDocument([program, log, ...(table ? [table] : []), ...sessionPolicy().Statement]),
    },
    bucketPolicy: bucketWithTls(bucketArn),
    endpoints: { logs: passThrough(roleArn, [log]), ...sessionEndpointPolicies([roleArn]) },
    gateways: gatewayPolicies(s3, roleArn, table),
  };
}
