import { readFileSync } from "node:fs";
import { join } from "node:path";
import { matchesWildcard } from "../../../../src/model/aws/wildcard";
import { many, type OneOrMany } from "../../../../src/policies/document";
import type { Interceptor, PassingRequest } from "../../emulated-aws/proxy";
import { BUCKET } from "./state-bucket";
import { accessDenied } from "./tampering";

interface Statement {
  readonly Principal: { readonly AWS: string };
  readonly Action: OneOrMany<string>;
  readonly Resource: OneOrMany<string>;
  readonly Condition?: { readonly StringLikeIfExists: { readonly "s3:prefix": OneOrMany<string> } };
}

interface S3Call {
  readonly role: string | undefined;
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
  const roles = new Map<string, string>();
  return async (passing, forward) => {
    const call = s3Call(passing, roles);
    if (call === undefined) {
      const answer = await forward(passing);
      const role = /^Action=AssumeRole&.*RoleArn=([^&]+)/.exec(passing.body.toString("latin1"))?.[1];
      const key = /<AccessKeyId>(\w+)</.exec(answer.body.toString())?.[1];
      if (role !== undefined && key !== undefined) roles.set(key, decodeURIComponent(role));
      return answer;
    }
    if (!Statement.some((statement) => allows(statement, call))) return accessDenied();
    const answer = await forward(passing);
    // S3 reports a missing object only to callers that may list the bucket.
    const list = { role: call.role, action: "s3:ListBucket", resource: `arn:aws:s3:::${BUCKET}` };
    const hidden = answer.status === 404 && !Statement.some((statement) => allows(statement, list));
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

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: "s3:GetObject",
  HEAD: "s3:GetObject",
  PUT: "s3:PutObject",
  DELETE: "s3:DeleteObject",
};

function s3Call(
  { method, path, headers }: PassingRequest,
  roles: ReadonlyMap<string, string>,
): S3Call | undefined {
  const { pathname, searchParams } = new URL(path, "http://s3");
  const [, bucket, ...key] = pathname.split("/");
  // The bucket's owner uses credentials that belong to no role.
  const role = roles.get(/Credential=(\w+)/.exec(headers.authorization ?? "")?.[1] ?? "");
  if (bucket !== BUCKET || role === undefined) return undefined;
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

function allows({ Principal, Action, Resource, Condition }: Statement, call: S3Call): boolean {
  const prefixes = Condition?.StringLikeIfExists["s3:prefix"];
  return (
    Principal.AWS === call.role &&
    many(Action).includes(call.action) &&
    many(Resource).includes(call.resource) &&
    (prefixes === undefined ||
      call.prefix === undefined ||
      many(prefixes).some((pattern) => matchesWildcard(pattern, call.prefix ?? "")))
  );
}
