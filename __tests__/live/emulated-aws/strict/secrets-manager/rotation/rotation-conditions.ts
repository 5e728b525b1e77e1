import { jsonRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { secretCall } from "../secret-call";
import type { Secrets } from "../secrets";
import { functionProblem } from "./rotation-function";

const source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html";
const shownBy = "__tests__/live/emulated-aws/strict/secrets-manager/rotation/rotate-secret.test.ts";

export function rotationFunctions(secrets: Secrets): ManagementRule {
  return {
    name: "a secret is rotated only by a function whose policy lets Secrets Manager invoke it for this secret",
    because: "moto does not look at the function's policy",
    source:
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html",
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      if (operation !== "RotateSecret" || input?.SecretId === undefined) return forward(passing);
      const functionArn = input.RotationLambdaARN ?? secrets.rotation(input.SecretId)?.functionArn;
      if (functionArn === undefined)
        return invalidRequest("No Lambda rotation function ARN is associated with this secret.");
      const problem = await functionProblem(passing, forward, functionArn, input.SecretId);
      return problem === undefined ? forward(passing) : jsonRefusal("AccessDeniedException", problem);
    },
  };
}

export function unfinishedRotations(secrets: Secrets): ManagementRule {
  return {
    name: "a secret is not rotated while AWSPENDING is at another version than AWSCURRENT",
    because: "moto begins the next rotation, so that a function that leaves AWSPENDING behind would pass",
    source,
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      if (operation !== "RotateSecret" || input?.SecretId === undefined) return forward(passing);
      const versions = secrets.versions(input.SecretId);
      const pending = versions.at("AWSPENDING")?.id;
      const isUnfinished =
        pending !== undefined &&
        pending !== versions.at("AWSCURRENT")?.id &&
        pending !== input.ClientRequestToken;
      return isUnfinished
        ? invalidRequest("A previous rotation isn't complete. That rotation will be reattempted.")
        : forward(passing);
    },
  };
}

export function rotatedValues(secrets: Secrets): ManagementRule {
  return {
    name: "a secret without a value is not rotated",
    because: "moto stores the rotation, so that it could be switched on before there is a first key",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/9487",
    assumed: true,
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      if (operation !== "RotateSecret" || input?.SecretId === undefined) return forward(passing);
      return secrets.versions(input.SecretId).at("AWSCURRENT") === undefined
        ? jsonRefusal(
            "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
          )
        : forward(passing);
    },
  };
}

function invalidRequest(message: string) {
  return jsonRefusal("InvalidRequestException", message);
}
