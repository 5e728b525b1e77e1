import { accountRootArn } from "../../model/aws/arn";
import { sidPart, stateKey } from "../../model/aws/names";
import { partitionOf } from "../../model/aws/partition";
import type { Deployment, S3State } from "../../model/deployment";
import type { Party } from "../../model/party";
import { type StateReader, stateReaders } from "../../model/state-reads";
import { type Condition, oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";
import { bucketWithTls } from "../storage/bucket-with-tls";
import { DENY_WITHOUT_TLS, stateSidPrefix } from "./state-sids";

/**
 * A deployment's statements in the policy of its state bucket: each party's account writes its own state and lock file, and reads
 * the states that its stack links to. An account decides by its own policies which of its roles may; where the file names the role
 * that a party assumes, no other one. A role of another account than the bucket's needs the same in its own policy. All may list:
 * every run of Terraform's backend looks for workspaces, and asks for objects that do not exist yet, which is a listing without
 * a prefix to S3.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-walkthroughs-managing-access-example2.html
 */
export function stateBucketPolicy(deployment: Deployment, state: S3State): PolicyDocument {
  const readers = stateReaders(deployment);
  const bucketArn = `arn:${partitionOf(state.region)}:s3:::${state.bucket}`;
  const prefix = stateSidPrefix(deployment.name, state);
  const objectArn = (stackId: string) =>
    `${bucketArn}/${stateKey(state.keyPrefix, deployment.name, stackId)}`;
  return policyDocument([
    ...bucketWithTls(bucketArn).Statement.map((statement) => ({ ...statement, Sid: DENY_WITHOUT_TLS })),
    ...readers.flatMap((reader) => ofParty(reader, prefix, objectArn)),
    allow(
      readers.map(({ party }) => party),
      {
        Sid: `${prefix}Lists`,
        Action: "s3:ListBucket",
        Resource: bucketArn,
        Condition: {
          StringLikeIfExists: { "s3:prefix": ["env:/*", `${state.keyPrefix}/${deployment.name}/*`] },
        },
      },
    ),
  ]);
}

function ofParty(
  { party, reads }: StateReader,
  prefix: string,
  objectArn: (stackId: string) => string,
): readonly Statement[] {
  const sid = `${prefix}${sidPart(party.stackId)}`;
  const own = objectArn(party.stackId);
  const lock = `${own}.tflock`;
  const may = (what: string, Action: Statement["Action"], resources: readonly string[]): Statement =>
    allow([party], { Sid: `${sid}${what}`, Action, Resource: oneOrMany(resources) });
  return [
    may("Writes", ["s3:GetObject", "s3:PutObject"], [own, lock]),
    may("Unlocks", "s3:DeleteObject", [lock]),
    ...(reads.length > 0 ? [may("Reads", "s3:GetObject", reads.map(objectArn))] : []),
  ];
}

/**
 * A statement about the accounts of parties. A role is a condition and no principal, since S3 refuses a principal that does not
 * exist yet, and one that is made anew would no longer be meant.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
function allow(
  parties: readonly Party[],
  { Sid, Action, Resource, Condition }: Pick<Statement, "Sid" | "Action" | "Resource" | "Condition">,
): Statement {
  const roles = parties.map(roleOf);
  const named = roles.filter((role) => role !== undefined);
  const conditions: Condition = {
    ...Condition,
    ...(named.length === roles.length && { ArnEquals: { "aws:PrincipalArn": oneOrMany(named) } }),
  };
  return {
    Sid,
    Effect: "Allow",
    Principal: { AWS: oneOrMany(parties.map(accountRootArn)) },
    Action,
    Resource,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}

/** The role that a party's credentials are of, as far as the file says. */
function roleOf({ credentials }: Party): string | undefined {
  return credentials && "assumeRole" in credentials ? credentials.assumeRole.roleArn : undefined;
}
