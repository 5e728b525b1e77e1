import type { FargateCompute } from "../../model/gateway/endpoint-service";
import {
  repositoryArn,
  serverLogGroupArn,
  serverRoleArn,
  serviceTableArn,
} from "../../model/gateway/server-names";
import type { Party } from "../../model/party";
import { policyDocument } from "../document";
import { passThrough } from "./pass-through";
import { pullImage } from "./pull-image";
import { readImageLayers } from "./read-public-bucket";
import { gatewayPolicies, type ServerDocuments, type ServerRoleDocuments } from "./server-documents";
import { executionRoleTrust, taskRoleTrust } from "./task-trust";
import { useTable } from "./use-table";
import { writeLog } from "./write-log";

/** The policies around containers on Fargate. */
export interface FargateDocuments extends ServerDocuments<"fargate"> {
  /** The role with which Fargate's agent pulls the image and writes the log. */
  readonly execution: ServerRoleDocuments;
  /** The role of the containers; absent where they use no table, and so have no credentials at all. */
  readonly task?: ServerRoleDocuments;
}

/**
 * Platform version 1.4 pulls images through both endpoints of ECR and the gateway of S3, all with the execution role.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function fargateDocuments(party: Party, compute: FargateCompute): FargateDocuments {
  const executionArn = serverRoleArn(party, "execution");
  const taskArn = serverRoleArn(party, "task");
  const pull = pullImage(repositoryArn(compute.image));
  const log = writeLog(serverLogGroupArn(party, compute));
  const table = compute.table && useTable(serviceTableArn(party));
  const registry = passThrough(executionArn, pull);
  return {
    execution: {
      roleArn: executionArn,
      trust: executionRoleTrust(party),
      policy: policyDocument([...pull, log]),
    },
    task: table && { roleArn: taskArn, trust: taskRoleTrust(party), policy: policyDocument([table]) },
    endpoints: { "ecr.api": registry, "ecr.dkr": registry, logs: passThrough(executionArn, [log]) },
    gateways: gatewayPolicies(policyDocument([readImageLayers(party.region)]), taskArn, table),
  };
}
