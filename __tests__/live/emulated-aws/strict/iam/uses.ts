import type { Answer, Forward, PassingRequest } from "../../proxy";
import { jsonCall } from "../../requests/json-call";
import { policyStatements } from "../../requests/policy-statements";
import { queryCall } from "../../requests/query-call";
import { badRequest, ec2Refusal, jsonRefusal, restRefusal } from "../../requests/service-refusal";
import { callerOf } from "../access/caller";
import { givenLogRole, LOG_ROLE_REFUSED } from "../api-gateway/log-role";
import { savedKeyPolicy } from "../kms/key-policies";
import { ROLE_NOT_ASSUMED } from "../lambda/execution-roles";
import { savedFunction } from "../lambda/function-call";
import { savedPolicy } from "../resource-policies/resource-policies";
import { INVALID_POLICY } from "../resource-policies/resource-policy-problem";
import { secretCall } from "../secrets-manager/secret-call";
import { savedSecretPolicy } from "../secrets-manager/secret-policies";
import { namedIdentities } from "./principals";
import type { Service } from "./propagation";

/** A use of something in IAM by another service. */
interface Use {
  readonly service: Service;
  /** The parts of IAM that a request refers to. */
  readonly things: (
    passing: PassingRequest,
    forward: Forward,
  ) => readonly string[] | Promise<readonly string[]>;
  readonly refusal: (thing: string) => Answer;
}

/** In the order in which services ask. */
export const USES: readonly Use[] = [
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
    things: (passing) => principalsIn(savedPolicy(passing)),
    refusal: () => badRequest(INVALID_POLICY),
  },
  {
    service: "resource policies",
    things: (passing) => principalsIn(savedSecretPolicy(passing) ?? savedKeyPolicy(passing)?.Policy),
    refusal: () =>
      jsonRefusal("MalformedPolicyDocumentException", "The policy contains one or more invalid principals."),
  },
  {
    service: "secretsmanager",
    things: (passing, forward) => (secretCall(passing) ? callers(passing, forward) : []),
    refusal: (role) => denied(`${role} is not authorized: no identity-based policy is known yet`),
  },
  {
    // It is asked by Secrets Manager, for secrets under a key of one's own.
    service: "kms",
    things: (passing, forward) =>
      /^(Get|Put)SecretValue$/.test(secretCall(passing)?.operation ?? "") ? callers(passing, forward) : [],
    refusal: () => denied("Access to KMS is not allowed"),
  },
  {
    service: "ssm",
    things: (passing, forward) => (jsonCall(passing, "ssm") ? callers(passing, forward) : []),
    refusal: (role) => denied(`${role} is not authorized: no identity-based policy is known yet`),
  },
];

/** The role whose session sends a request. */
async function callers(passing: PassingRequest, forward: Forward): Promise<readonly string[]> {
  return [(await callerOf(passing, forward)).principalArn];
}

function principalsIn(policy: string | undefined): readonly string[] {
  return (policyStatements(policy ?? "") ?? []).flatMap(({ Principal }) => namedIdentities(Principal));
}

function denied(message: string): Answer {
  return jsonRefusal("AccessDeniedException", message);
}

function present(text: string | null | undefined): readonly string[] {
  return text ? [text] : [];
}
