import { jsonRefusal } from "../../requests/service-refusal";
import { callerOf } from "../access/caller";
import type { ManagementRule } from "../rule";
import { secretCall } from "./secret-call";
import { describedSecret } from "./secrets";

/** The operations that a secret which is scheduled for deletion still takes. */
const POSSIBLE = new Set([
  "DeleteSecret",
  "DescribeSecret",
  "GetResourcePolicy",
  "ListSecretVersionIds",
  "RestoreSecret",
]);

export const deletedSecrets: ManagementRule = {
  name: "a secret that is scheduled for deletion keeps its name, and can neither be read nor changed",
  because:
    "moto says of its name that it exists, which no caller would wait for, and changes such a secret nevertheless",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  shownBy: "__tests__/live/emulated-aws/strict/secrets-manager/secrets.test.ts",
  intercept: async (passing, forward) => {
    const { operation = "", input } = secretCall(passing) ?? {};
    const named = operation === "CreateSecret" ? input?.Name : input?.SecretId;
    if (named === undefined || POSSIBLE.has(operation)) return forward(passing);
    const { account } = await callerOf(passing, forward);
    const secret = await describedSecret(passing, forward, named, account);
    if (!secret?.isDeleted) return forward(passing);
    return operation === "CreateSecret"
      ? jsonRefusal(
          "InvalidRequestException",
          "You can't create this secret because a secret with this name is already scheduled for deletion.",
        )
      : jsonRefusal(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.",
        );
  },
};
