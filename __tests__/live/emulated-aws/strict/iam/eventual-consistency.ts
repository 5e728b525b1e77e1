import type { Answer, PassingRequest } from "../../proxy";
import { policyStatements } from "../../requests/policy-statements";
import { queryCall } from "../../requests/query-call";
import { badRequest, ec2Refusal, restRefusal } from "../../requests/service-refusal";
import { givenLogRole, LOG_ROLE_REFUSED } from "../api-gateway/log-role";
import { ROLE_NOT_ASSUMED } from "../lambda/execution-roles";
import { savedFunction } from "../lambda/function-call";
import { savedPolicy } from "../resource-policies/resource-policies";
import { INVALID_POLICY } from "../resource-policies/resource-policy-problem";
import type { ManagementRule } from "../rule";
import { namedIdentities } from "./principals";
import { Propagation, type Service } from "./propagation";

/** @param isOn false = changes in IAM are known everywhere at once */
export function eventualConsistency(isOn: boolean): ManagementRule {
  const propagation = new Propagation();
  return {
    name: "what was just made in IAM is not known to other services yet, and refused the first times",
    because:
      "moto knows at once; an emulated AWS is started so that it does not (`eventuallyConsistent`), and whoever deploys has to try again",
    source:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency",
    shownBy: "__tests__/live/emulated-aws/strict/iam/eventual-consistency.test.ts",
    intercept: async (passing, forward) => {
      if (!isOn) return forward(passing);
      for (const { service, things, refusal } of USES) {
        const unknown = things(passing).find((thing) => propagation.isUnknownTo(service, thing));
        if (unknown !== undefined) return refusal(unknown);
      }
      const answer = await forward(passing);
      const made = madeBy(passing, answer);
      if (made !== undefined) propagation.made(made);
      return answer;
    },
  };
}

/** The ARN of the role, or the name of the instance profile, that a request has made. */
function madeBy(passing: PassingRequest, { status, body }: Answer): string | undefined {
  const action = queryCall(passing, "iam")?.action;
  if (status >= 300) return undefined;
  if (action === "CreateRole") return /<Arn>([^<]+)<\/Arn>/.exec(body.toString())?.[1];
  if (action !== "CreateInstanceProfile") return undefined;
  return /<InstanceProfileName>([^<]+)</.exec(body.toString())?.[1];
}

interface Use {
  readonly service: Service;
  /** The parts of IAM that a request refers to. */
  readonly things: (passing: PassingRequest) => readonly string[];
  readonly refusal: (thing: string) => Answer;
}

const USES: readonly Use[] = [
  {
    service: "lambda",
    things: (passing) => present(savedFunction(passing)?.Role),
    refusal: () => restRefusal(400, "InvalidParameterValueException", ROLE_NOT_ASSUMED),
  },
  {
    service: "apigateway",
    things: (passing) => present(givenLogRole(passing)),
    refusal: () => badRequest(LOG_ROLE_REFUSED),
  },
  {
    service: "ec2",
    things: (passing) => {
      const { action, parameters } = queryCall(passing, "ec2") ?? {};
      return action === "RunInstances" ? present(parameters?.get("IamInstanceProfile.Name")) : [];
    },
    refusal: (name) =>
      ec2Refusal(
        "InvalidParameterValue",
        `Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
      ),
  },
  {
    service: "resource policies",
    things: (passing) =>
      (policyStatements(savedPolicy(passing) ?? "") ?? []).flatMap(({ Principal }) =>
        namedIdentities(Principal),
      ),
    refusal: () => badRequest(INVALID_POLICY),
  },
];

function present(text: string | null | undefined): readonly string[] {
  return text ? [text] : [];
}
