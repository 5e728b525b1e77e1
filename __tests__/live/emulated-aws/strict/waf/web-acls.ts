import {
  type APIGatewayClient,
  GetRestApisCommand,
  GetStageCommand,
  GetStagesCommand,
} from "@aws-sdk/client-api-gateway";
import { GetWebACLForResourceCommand, ListWebACLsCommand } from "@aws-sdk/client-wafv2";
import type { Answer, Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { balancers } from "../elb/balancers";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/waf/web-acls.test.ts";

export const associatedStages: ManagementRule = {
  name: "a web ACL is associated with a stage that exists",
  because: "moto takes any ARN, so that an association that does not wait for its stage would pass",
  source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { ResourceArn = "" } = wafInput(passing, "AssociateWebACL") ?? {};
    const [, restApiId, stageName] = /::\/restapis\/([^/]+)\/stages\/([^/]+)$/.exec(ResourceArn) ?? [];
    if (restApiId === undefined) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const stage = apiGateway().send(new GetStageCommand({ restApiId, stageName }));
    return (await stage.catch(() => undefined)) === undefined
      ? refused(
          "WAFNonexistentItemException",
          "AWS WAF couldn’t perform the operation because your resource doesn’t exist.",
        )
      : forward(passing);
  },
};

export const associatedWebAcls: ManagementRule = {
  name: "a web ACL that protects something is not deleted",
  because: "moto deletes it, so that it could be destroyed before its association",
  source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_DeleteWebACL.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { Id } = wafInput(passing, "DeleteWebACL") ?? {};
    if (Id === undefined) return forward(passing);
    const clients = serviceClients(requesterOf(passing), forward);
    const { WebACLs = [] } = await clients.waf().send(new ListWebACLsCommand({ Scope: "REGIONAL" }));
    const arn = WebACLs.find((one) => one.Id === Id)?.ARN;
    return arn !== undefined &&
      ((await protectedBy(clients.apiGateway())).includes(arn) ||
        (await protectsBalancer(arn, passing, forward)))
      ? refused(
          "WAFAssociatedItemException",
          "AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.",
        )
      : forward(passing);
  },
};

/** The web ACLs that stages have. */
async function protectedBy(apiGateway: APIGatewayClient): Promise<readonly (string | undefined)[]> {
  const { items = [] } = await apiGateway.send(new GetRestApisCommand({ limit: 500 }));
  const stages = await Promise.all(
    items.map(({ id }) => apiGateway.send(new GetStagesCommand({ restApiId: id }))),
  );
  return stages.flatMap(({ item = [] }) => item.map(({ webAclArn }) => webAclArn));
}

/** Finds out whether a web ACL is in front of a balancer of its account. */
async function protectsBalancer(arn: string, passing: PassingRequest, forward: Forward): Promise<boolean> {
  const waf = serviceClients(requesterOf(passing), forward).waf();
  const applications = (await balancers(passing, forward)).filter(({ Type }) => Type === "application");
  const protecting = await Promise.all(
    applications.map(({ LoadBalancerArn }) =>
      waf.send(new GetWebACLForResourceCommand({ ResourceArn: LoadBalancerArn })),
    ),
  );
  return protecting.some(({ WebACL }) => WebACL?.ARN === arn);
}

export const webAclRules: ManagementRule = {
  name: "no two rules of a web ACL have the same name or the same priority",
  because: "moto keeps both",
  source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html",
  shownBy,
  intercept: (passing, forward) => {
    const { Rules = [] } = wafInput(passing, "CreateWebACL") ?? wafInput(passing, "UpdateWebACL") ?? {};
    const names = new Set(Rules.map(({ Name }) => Name));
    const priorities = new Set(Rules.map(({ Priority }) => Priority));
    return Math.min(names.size, priorities.size) < Rules.length
      ? Promise.resolve(
          refused(
            "WAFInvalidParameterException",
            "Error reason: You have used the same name or priority in more than one rule, field: RULE",
          ),
        )
      : forward(passing);
  },
};

interface WafInput {
  readonly ResourceArn?: string;
  readonly Id?: string;
  readonly Rules?: readonly { readonly Name: string; readonly Priority: number }[];
}

/** The input of an operation of WAF; undefined where a request asks for another one. */
export function wafInput({ headers, body }: PassingRequest, operation: string): WafInput | undefined {
  if (headers["x-amz-target"] !== `AWSWAF_20190729.${operation}`) return undefined;
  return JSON.parse(body.toString()) as WafInput;
}

/** As WAF refuses. */
export function refused(type: string, message: string): Answer {
  return {
    status: 400,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": type },
    body: Buffer.from(JSON.stringify({ __type: type, Message: message, message })),
  };
}
