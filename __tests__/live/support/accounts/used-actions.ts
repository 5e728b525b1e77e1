import type { EmulatedAws } from "../../emulated-aws/emulated-aws";
import type { PassingRequest } from "../../emulated-aws/proxy";
import { requesterOf } from "../../emulated-aws/requests/requester";
import { OBJECT_ACTIONS } from "../state/bucket-policy";

/** The permissions that sessions of roles made use of, by account. */
export type UsedActions = ReadonlyMap<string, ReadonlySet<string>>;

/** Notes what AWS is asked for in each account, until it is stopped. Requests without a role are nobody's here. */
export function noteActions(aws: EmulatedAws): { readonly used: UsedActions; readonly stop: () => void } {
  const used = new Map<string, Set<string>>();
  const accounts = new Map<string, string>();
  const stop = aws.intercept(async (passing, forward) => {
    const answer = await forward(passing);
    const assumed = /Action=AssumeRole&.*RoleArn=arn%3Aaws%3Aiam%3A%3A(\d{12})/.exec(
      passing.body.toString("latin1"),
    )?.[1];
    const key = /<AccessKeyId>(\w+)</.exec(answer.body.toString("latin1"))?.[1];
    if (assumed !== undefined && key !== undefined) accounts.set(key, assumed);
    const account = accounts.get(requesterOf(passing).accessKeyId);
    if (account === undefined) return answer;
    used.set(account, (used.get(account) ?? new Set()).add(actionOf(passing)));
    return answer;
  });
  return { used, stop };
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
function actionOf(passing: PassingRequest): string {
  const { service } = requesterOf(passing);
  if (service === "s3") return s3Action(passing);
  const [, target] = String(passing.headers["x-amz-target"] ?? "").split(".");
  return `${service}:${target ?? actionByAddress(service, passing)}`;
}

function actionByAddress(service: string, { method, path, body }: PassingRequest): string {
  // API Gateway's actions are the verbs of its API.
  if (service === "apigateway") return method;
  if (service === "lambda") return lambdaAction(method, path);
  const action = /(?:^|&)Action=(\w+)/.exec(body.toString("latin1"))?.[1];
  if (action === undefined)
    throw new Error(`expected a request that names its action, got ${service} ${method} ${path}`);
  return action;
}

function s3Action({ method, path }: PassingRequest): string {
  const [, , key = ""] = new URL(path, "http://s3").pathname.split("/");
  return key === "" ? "s3:ListBucket" : (OBJECT_ACTIONS[method] ?? `s3:${method}`);
}

/** The part of Lambda's API that the provider uses. @see https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
const LAMBDA: readonly (readonly [method: string, path: RegExp, action: string])[] = [
  ["POST", /\/functions\/?$/, "CreateFunction"],
  ["GET", /\/functions\/[^/]+$/, "GetFunction"],
  ["DELETE", /\/functions\/[^/]+$/, "DeleteFunction"],
  ["GET", /\/configuration$/, "GetFunctionConfiguration"],
  ["PUT", /\/configuration$/, "UpdateFunctionConfiguration"],
  ["PUT", /\/code$/, "UpdateFunctionCode"],
  ["GET", /\/versions$/, "ListVersionsByFunction"],
  ["GET", /\/code-signing-config$/, "GetFunctionCodeSigningConfig"],
  ["GET", /\/policy$/, "GetPolicy"],
  ["POST", /\/policy$/, "AddPermission"],
  ["DELETE", /\/policy\/[^/]+$/, "RemovePermission"],
  ["GET", /\/tags\//, "ListTags"],
  ["POST", /\/tags\//, "TagResource"],
];

function lambdaAction(method: string, path: string): string {
  const { pathname } = new URL(path, "http://lambda");
  const found = LAMBDA.find(([verb, pattern]) => verb === method && pattern.test(pathname));
  if (found === undefined) throw new Error(`expected a known call of Lambda, got ${method} ${path}`);
  return found[2];
}
