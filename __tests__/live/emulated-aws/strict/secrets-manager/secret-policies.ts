import type { PassingRequest } from "../../proxy";
import { policyStatements, type WrittenStatement } from "../../requests/policy-statements";
import { requesterOf } from "../../requests/requester";
import { jsonRefusal } from "../../requests/service-refusal";
import { iamLookup, namedIdentities } from "../iam/principals";
import type { ManagementRule } from "../rule";
import { secretCall } from "./secret-call";

const shownBy = "__tests__/live/emulated-aws/strict/secrets-manager/secret-policies.test.ts";

const MOST_CHARACTERS = 20_480;

export const secretPolicies: ManagementRule = {
  name: "a secret's policy has principals that exist, and at most 20,480 characters",
  because: "moto keeps any text, so that a policy for a role that is yet to come would pass",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html",
  shownBy,
  intercept: async (passing, forward) => {
    const policy = savedSecretPolicy(passing);
    if (policy === undefined) return forward(passing);
    if (policy.length > MOST_CHARACTERS)
      return malformed(`The policy has ${policy.length} characters, the quota is ${MOST_CHARACTERS}.`);
    const statements = policyStatements(policy);
    if (statements === undefined || statements.some((one) => !("Principal" in one || "NotPrincipal" in one)))
      return malformed("This resource policy is malformed.");
    const exists = iamLookup(requesterOf(passing).region, forward);
    for (const arn of statements.flatMap(({ Principal }) => namedIdentities(Principal)))
      if (!(await exists(arn))) return malformed("This resource policy contains an unsupported principal.");
    return forward(passing);
  },
};

export const publicPolicies: ManagementRule = {
  name: "a secret's policy that lets anybody in is refused where public policies are blocked",
  because:
    "moto passes over BlockPublicPolicy; what AWS counts as public is read here as S3 explains it, by the keys of conditions",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const isBlocked = secretCall(passing)?.input.BlockPublicPolicy === true;
    const statements = policyStatements(savedSecretPolicy(passing) ?? "") ?? [];
    return isBlocked && statements.some(isPublic)
      ? jsonRefusal("PublicPolicyException", "This resource policy grants broad access to the secret.")
      : forward(passing);
  },
};

function malformed(message: string) {
  return jsonRefusal("MalformedPolicyDocumentException", message);
}

/** The policy that a request would give a secret; undefined where it gives none. */
export function savedSecretPolicy(passing: PassingRequest): string | undefined {
  const { operation, input } = secretCall(passing) ?? {};
  return operation === "PutResourcePolicy" ? input?.ResourcePolicy : undefined;
}

/** True where a statement allows everybody, and no condition says who that is. */
function isPublic({ Effect, Principal, Condition = {} }: WrittenStatement): boolean {
  if (Effect !== "Allow" || !namesEverybody(Principal)) return false;
  const narrowing = Object.entries(Condition).flatMap(([operator, tests]) =>
    /^(String|Arn)(Equals|Like)/.test(operator) && !operator.endsWith("IfExists")
      ? Object.entries(tests).filter(([, values]) => ![values].flat().some(isAnything))
      : [],
  );
  return !narrowing.some(([key]) => NARROWING.test(key));
}

function namesEverybody(principal: unknown): boolean {
  if (principal === "*") return true;
  if (typeof principal !== "object" || principal === null || !("AWS" in principal)) return false;
  return [principal.AWS].flat().includes("*");
}

function isAnything(value: unknown): boolean {
  return /^[*?]+$/.test(String(value));
}

/**
 * Keys with which a policy does not count as public.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
const NARROWING =
  /^aws:(Principal(Arn|Account|OrgID|OrgPaths)|SourceArn|SourceVpce?|SourceAccount|SourceOwner|userid)$/i;
