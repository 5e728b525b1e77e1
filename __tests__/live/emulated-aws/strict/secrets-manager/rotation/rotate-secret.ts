import { randomUUID } from "node:crypto";
import type { FunctionRunners } from "../../../function-runner";
import type { Answer } from "../../../proxy";
import { jsonAnswer, jsonRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { type SecretInput, secretCall } from "../secret-call";
import type { Secrets } from "../secrets";
import { describedRotation, type Rotation, STEPS } from "./rotation";
import { stepProblem } from "./rotation-step";

const source = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html";
const shownBy = "__tests__/live/emulated-aws/strict/secrets-manager/rotation/rotate-secret.test.ts";

/** Rotations, which the functions do that were deployed for them. Requests come here with the secret's ARN. */
export function rotatedSecrets(secrets: Secrets, runners: FunctionRunners): ManagementRule {
  return {
    name: "a rotation takes its four steps in their order, and stops at the one that fails, with AWSPENDING left",
    because:
      "moto would start a container for the function, and makes the new version the current one itself",
    source:
      "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html",
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      const arn = input?.SecretId ?? "";
      const rotation = secrets.rotation(arn);
      if (operation === "RotateSecret" && input !== undefined)
        return rotate(secrets, runners, arn, input, rotation);
      if (operation === "CancelRotateSecret") {
        if (rotation === undefined) return forward(passing);
        secrets.rotate(arn, { ...rotation, isEnabled: false });
        return jsonAnswer({ ARN: arn });
      }
      const answer = await forward(passing);
      if (operation !== "DescribeSecret" || answer.status >= 300 || rotation === undefined) return answer;
      return jsonAnswer({
        ...(JSON.parse(answer.body.toString()) as object),
        ...describedRotation(rotation),
      });
    },
  };
}

export function testedRotations(secrets: Secrets, runners: FunctionRunners): ManagementRule {
  return {
    name: "rotation is switched on for later only where the function passes the test of a version without a value",
    because:
      "moto does not run the function; AWS runs its testSecret step with an AWSPENDING version that it takes away again, and no page says what becomes of a failure",
    source,
    assumed: true,
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      if (operation !== "RotateSecret" || input?.RotateImmediately !== false) return forward(passing);
      const arn = input.SecretId ?? "";
      const before = secrets.rotation(arn);
      const rotation = configured(input, before);
      secrets.rotate(arn, rotation);
      const versions = secrets.versions(arn);
      const token = input.ClientRequestToken ?? randomUUID();
      versions.begin(token);
      const problem = await stepProblem(runners, rotation.functionArn, "testSecret", arn, token);
      versions.remove(token);
      if (problem === undefined) return jsonAnswer({ ARN: arn });
      secrets.rotate(arn, before);
      return jsonRefusal("InvalidRequestException", `The test of the rotation failed: ${problem}`);
    },
  };
}

async function rotate(
  secrets: Secrets,
  runners: FunctionRunners,
  arn: string,
  input: SecretInput,
  before: Rotation | undefined,
): Promise<Answer> {
  const rotation = configured(input, before);
  secrets.rotate(arn, rotation);
  const versions = secrets.versions(arn);
  const token = input.ClientRequestToken ?? randomUUID();
  if (versions.byId(token) === undefined) versions.begin(token);
  // On AWS this goes on after the answer, which tells nothing of a failure.
  for (const step of STEPS)
    if ((await stepProblem(runners, rotation.functionArn, step, arn, token)) !== undefined)
      return jsonAnswer({ ARN: arn, VersionId: token });
  secrets.rotate(arn, { ...rotation, rotatedAt: Date.now() / 1000 });
  return jsonAnswer({ ARN: arn, VersionId: token });
}

function configured(input: SecretInput, before: Rotation | undefined): Rotation {
  return {
    functionArn: input.RotationLambdaARN ?? before?.functionArn ?? "",
    rules: input.RotationRules ?? before?.rules ?? {},
    isEnabled: true,
    rotatedAt: before?.rotatedAt,
  };
}
