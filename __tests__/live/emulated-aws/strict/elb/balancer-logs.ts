import { matchesWildcard } from "../../../../../src/model/aws/wildcard";
import type { Forward, PassingRequest } from "../../proxy";
import { policyStatements, type WrittenStatement } from "../../requests/policy-statements";
import { elbRefusal } from "../../requests/service-refusal";
import { callerOf } from "../access/caller";
import type { ManagementRule } from "../rule";
import { elbCall } from "./balancers";
import { fileOf } from "./trust-stores/trust-store-call";

const WRITER = "logdelivery.elasticloadbalancing.amazonaws.com";

/** A log of a balancer is switched on by these attributes. */
const LOGS = ["connection_logs.s3", "access_logs.s3"];

export const balancerLogs: ManagementRule = {
  name: "a balancer's log is switched on where its bucket's policy lets Elastic Load Balancing write it",
  because:
    "moto switches it on whatever the bucket's policy says, so that a bucket that AWS refuses would pass",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-connection-logging.html",
  shownBy: "__tests__/live/emulated-aws/strict/elb/balancer-logs.test.ts",
  intercept: async (passing, forward) => {
    const call = elbCall(passing, "ModifyLoadBalancerAttributes");
    if (call === undefined) return forward(passing);
    const attributes = attributesOf(call);
    for (const log of LOGS.filter((one) => attributes.get(`${one}.enabled`) === "true")) {
      const bucket = attributes.get(`${log}.bucket`) ?? "";
      const prefix = attributes.get(`${log}.prefix`);
      const { account } = await callerOf(passing, forward);
      const key = [...(prefix ? [prefix] : []), "AWSLogs", account, "elasticloadbalancing/log.gz"].join("/");
      if (!(await mayBeWritten(passing, forward, bucket, key)))
        return elbRefusal(
          "InvalidConfigurationRequest",
          `Access Denied for bucket: ${bucket}. Please check S3bucket permission`,
        );
    }
    return forward(passing);
  },
};

function attributesOf(call: URLSearchParams): ReadonlyMap<string, string> {
  return new Map(
    [...call].flatMap(([name, key]) => {
      const place = /^(Attributes\.member\.\d+)\.Key$/.exec(name)?.[1];
      return place ? [[key, call.get(`${place}.Value`) ?? ""] as const] : [];
    }),
  );
}

async function mayBeWritten(
  passing: PassingRequest,
  forward: Forward,
  bucket: string,
  key: string,
): Promise<boolean> {
  const policy = await fileOf(passing, forward, { bucket, key: "", query: "policy" });
  const statements = policyStatements(policy?.toString() ?? "") ?? [];
  return statements.some((one) => lets(one, `:::${bucket}/${key}`));
}

function lets(statement: WrittenStatement & { readonly Resource?: unknown }, object: string): boolean {
  const { Effect, Principal, Action = [], Resource } = statement;
  const { Service } = (typeof Principal === "object" ? Principal : {}) as { Service?: string | string[] };
  const patterns = [Resource].flat().map((one) => String(one).replace(/^arn:[a-z-]+:s3/, ""));
  return (
    Effect === "Allow" &&
    [Service].flat().includes(WRITER) &&
    [Action].flat().some((one) => matchesWildcard(one, "s3:PutObject")) &&
    patterns.some((pattern) => matchesWildcard(pattern, object))
  );
}
