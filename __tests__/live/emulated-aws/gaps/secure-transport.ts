import type { Gap } from "./gap";

interface Statement {
  readonly Effect?: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface BucketPolicy {
  readonly Statement?: Statement | readonly Statement[];
}

/** Bucket policies that deny what comes without TLS. */
export function secureTransport(): Gap {
  const policies = new Map<string, Buffer>();
  return {
    because:
      "A policy that denies requests without TLS is for nobody who uses TLS, as everybody does on AWS; moto passes the condition over and denies everything, so that such a bucket could not be filled",
    intercept: async (passing, forward) => {
      const [bucket = "", query = ""] = passing.path.split("?");
      const isPolicy = /(^|&)policy(=|&|$)/.test(query) && /^\/[^/]+\/?$/.test(bucket);
      if (!isPolicy) return forward(passing);
      const key = `${bucket.replace(/\/$/, "")}`;
      if (passing.method === "PUT") {
        const kept = withoutTransport(passing.body);
        if (kept === undefined) {
          policies.delete(key);
          return forward(passing);
        }
        const { "content-md5": _, ...headers } = passing.headers;
        const answer = await forward({ ...passing, headers, body: kept });
        if (answer.status < 300) policies.set(key, passing.body);
        return answer;
      }
      const answer = await forward(passing);
      if (passing.method === "DELETE") policies.delete(key);
      const policy = policies.get(key);
      return passing.method === "GET" && answer.status < 300 && policy ? { ...answer, body: policy } : answer;
    },
  };
}

/** Undefined where no statement is about the transport. */
function withoutTransport(body: Buffer): Buffer | undefined {
  const policy = JSON.parse(body.toString()) as BucketPolicy;
  const statements = [policy.Statement ?? []].flat();
  const others = statements.filter(
    ({ Effect, Condition }) =>
      !(Effect === "Deny" && `${Condition?.Bool?.["aws:SecureTransport"]}` === "false"),
  );
  if (others.length === statements.length) return undefined;
  // A policy has a statement at least: one that is about nothing.
  const nothing = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetBucketLocation",
    Resource: "arn:aws:s3:::*",
  };
  return Buffer.from(JSON.stringify({ ...policy, Statement: others.length > 0 ? others : [nothing] }));
}
