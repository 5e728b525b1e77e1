import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accountOf } from "../../../../src/model/aws/arn";
import { matchesWildcard } from "../../../../src/model/aws/wildcard";
import { many, type OneOrMany } from "../../../../src/policies/document";
import type { Forward, Interceptor, PassingRequest } from "../../emulated-aws/proxy";
import { BUCKET } from "./state-bucket";
import { accessDenied } from "./tampering";

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | { readonly AWS: OneOrMany<string> };
  readonly Action: OneOrMany<string>;
  readonly Resource: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<string>>>>>;
}

interface S3Call {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly prefix?: string;
}

/**
 * S3 with the bucket policy of `docs/deploying.md`, to show that this policy is sufficient. Only calls pass
 * that it allows the requesting role, whatever the emulator would answer.
 */
export function documentedBucketPolicy(): Interceptor {
  const { Statement } = documentedPolicy();
  return enforcing(BUCKET, async () => Statement);
}

/** S3 with the policy that a bucket has: the emulator keeps it, and does not ask it. */
export function storedBucketPolicy(bucket: string): Interceptor {
  return enforcing(bucket, async ({ headers }, forward) => {
    const path = `/${bucket}?policy`;
    const { body } = await forward({
      method: "GET",
      path,
      headers: signedAlone(headers),
      body: Buffer.alloc(0),
    });
    return (JSON.parse(body.toString()) as { readonly Statement: readonly Statement[] }).Statement;
  });
}

/** The headers that say who asks, without those of a body. */
function signedAlone({
  host,
  authorization,
  ...headers
}: PassingRequest["headers"]): PassingRequest["headers"] {
  return { host, authorization, "x-amz-security-token": headers["x-amz-security-token"] };
}

function enforcing(
  bucket: string,
  statements: (passing: PassingRequest, forward: Forward) => Promise<readonly Statement[]>,
): Interceptor {
  const roles = new Map<string, string>();
  return async (passing, forward) => {
    const call = s3Call(bucket, passing, roles);
    if (call === undefined) {
      const answer = await forward(passing);
      const role = /^Action=AssumeRole&.*RoleArn=([^&]+)/.exec(passing.body.toString("latin1"))?.[1];
      const key = /<AccessKeyId>(\w+)</.exec(answer.body.toString())?.[1];
      if (role !== undefined && key !== undefined) roles.set(key, decodeURIComponent(role));
      return answer;
    }
    const all = await statements(passing, forward);
    if (!all.some((statement) => allows(statement, call))) return accessDenied();
    const answer = await forward(passing);
    // S3 reports a missing object only to callers that may list the bucket.
    const list = { role: call.role, action: "s3:ListBucket", resource: `arn:aws:s3:::${bucket}` };
    const hidden = answer.status === 404 && !all.some((statement) => allows(statement, list));
    return hidden ? accessDenied() : answer;
  };
}

function documentedPolicy(): { readonly Statement: readonly Statement[] } {
  const text = readFileSync(join(__dirname, "../../../../docs/deploying.md"), "utf8");
  const blocks = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]) => json);
  const policy = blocks.find((json) => json.includes("s3:ListBucket"));
  if (policy === undefined) throw new Error("docs/deploying.md has no bucket policy");
  return JSON.parse(policy) as { Statement: readonly Statement[] };
}

/** The actions on objects, by the method of the request. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:GetObject",
  PUT: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

function s3Call(
  stateBucket: string,
  { method, path, headers }: PassingRequest,
  roles: ReadonlyMap<string, string>,
): S3Call | undefined {
  const { pathname, searchParams } = new URL(path, "http://s3");
  const [, bucket, ...key] = pathname.split("/");
  // The bucket's owner uses credentials that belong to no role.
  const role = roles.get(/Credential=(\w+)/.exec(headers.authorization ?? "")?.[1] ?? "");
  if (bucket !== stateBucket || role === undefined) return undefined;
  if (key.length === 0) {
    const prefix = searchParams.get("prefix") ?? undefined;
    return { role, action: "s3:ListBucket", resource: `arn:aws:s3:::${bucket}`, prefix };
  }
  return {
    role,
    action: OBJECT_ACTIONS[method] ?? method,
    resource: `arn:aws:s3:::${[bucket, ...key].join("/")}`,
  };
}

function allows({ Effect, Principal, Action, Resource, Condition = {} }: Statement, call: S3Call): boolean {
  return (
    Effect === "Allow" &&
    Principal !== "*" &&
    many(Principal.AWS).includes(`arn:aws:iam::${accountOf(call.role)}:root`) &&
    many(Action).includes(call.action) &&
    many(Resource).includes(call.resource) &&
    Object.entries(Condition).every(([operator, keys]) => holds(operator, keys, call))
  );
}

/** The conditions that such policies have. */
function holds(operator: string, keys: Readonly<Record<string, OneOrMany<string>>>, call: S3Call): boolean {
  if (operator === "ArnEquals") return many(keys["aws:PrincipalArn"] ?? []).includes(call.role);
  if (operator !== "StringLikeIfExists") throw new Error(`expected a known condition, got ${operator}`);
  const { prefix } = call;
  return (
    prefix === undefined || many(keys["s3:prefix"] ?? []).some((pattern) => matchesWildcard(pattern, prefix))
  );
}
