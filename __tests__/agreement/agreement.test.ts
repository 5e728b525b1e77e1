import fc from "fast-check";
import { decideAssumption, decideCall } from "../../src/access/evaluation/decide";
import { evaluate } from "../../src/access/evaluation/policy/evaluate";
import { agreeOn, expectSameDecision, expectSameVerdict } from "./agree";
import { apiArn, OWNER } from "./alphabet";
import { documents } from "./arbitrary-policies";
import {
  accessRoles,
  callers,
  contexts,
  endpointIds,
  externalIds,
  signers,
  targets,
} from "./arbitrary-requests";
import {
  ASSUME_POLICY,
  ENDPOINT_POLICY,
  IDENTITY_POLICY,
  RESOURCE_POLICY,
  STS_ENDPOINT_POLICY,
  TRUST_POLICY,
} from "./policy-kinds";
import { type Outcome, simulate } from "./simulator";

/** The timeout of a long run, in milliseconds. */
const OUTCOMES: Readonly<Record<"allow" | "deny" | "silent", Outcome>> = {
  allow: "allowed",
  deny: "explicitly denied",
  silent: "implicitly denied",
};

test("one document has the same effect for us and for the other implementation", () => {
  const questions = fc.record({
    policies: fc.oneof(
      fc.record({
        kind: fc.constant("resource" as const),
        document: documents(RESOURCE_POLICY),
        caller: callers,
      }),
      fc.record({
        kind: fc.constant("identity" as const),
        document: documents(IDENTITY_POLICY),
        caller: signers,
      }),
    ),
    target: targets,
    context: contexts,
  });
  return agreeOn("documents", questions, async ({ policies, target, context }) => {
    const { kind, document, caller } = policies;
    const request = { action: "execute-api:Invoke", resource: arnOf(target), context } as const;
    const asked = { ...request, account: OWNER, principal: caller?.arn, [`${kind}Policy`]: document };
    const theirs = await simulate(asked);
    const ours = evaluate(`${kind}-policy`, document, { ...request, account: caller?.account });
    expectSameDecision(ours, theirs[kind]);
    return OUTCOMES[ours.effect];
  });
});

test("a call is decided the same way by the endpoint, the resource and the identity policy", () => {
  const questions = fc.record({
    caller: callers,
    target: targets,
    endpointId: endpointIds,
    endpointPolicy: documents(ENDPOINT_POLICY),
    resourcePolicy: documents(RESOURCE_POLICY),
    identityPolicy: documents(IDENTITY_POLICY),
  });
  return agreeOn("calls", questions, async ({ caller, target, endpointId, ...policies }) => {
    const { endpointPolicy, resourcePolicy, identityPolicy } = policies;
    const { apiId, stage, method, path } = target;
    // Unsigned calls reach the policies only without authorization.
    const auth = caller ? "iam" : "none";
    const api = {
      name: "p",
      id: apiId,
      account: OWNER,
      region: "eu-west-1",
      stage,
      auth,
      resourcePolicy,
    } as const;
    const ours = decideCall({
      api,
      caller: caller && { ...caller, identityPolicy },
      endpoint: endpointId === undefined ? undefined : { id: endpointId, owner: "c", policy: endpointPolicy },
      stage,
      method,
      path,
    });
    const theirs = await simulate({
      action: "execute-api:Invoke",
      resource: arnOf(target),
      account: OWNER,
      principal: caller?.arn,
      context: { ...principalKeys(caller), "aws:SourceVpce": endpointId },
      endpointPolicy: endpointId === undefined ? undefined : endpointPolicy,
      resourcePolicy,
      identityPolicy: caller && identityPolicy,
    });
    expectSameVerdict(ours, theirs, {
      endpoint: "endpoint-policy",
      resource: "resource-policy",
      identity: "identity-policy",
    });
    return theirs.outcome;
  });
});

test("an assumption is decided the same way by the endpoint, the identity and the trust policy", () => {
  const questions = fc.record({
    caller: signers,
    role: accessRoles,
    externalId: externalIds,
    endpointPolicy: fc.option(documents(STS_ENDPOINT_POLICY), { nil: undefined, freq: 2 }),
    trust: documents(TRUST_POLICY),
    identityPolicy: documents(ASSUME_POLICY),
  });
  return agreeOn("assumptions", questions, async ({ caller, role, externalId, ...policies }) => {
    const { endpointPolicy, trust, identityPolicy } = policies;
    const ours = decideAssumption({
      caller: { ...caller, identityPolicy },
      role: { arn: role, account: OWNER, trust },
      externalId,
      endpoint: endpointPolicy && { id: "", owner: "c", policy: endpointPolicy },
    });
    const theirs = await simulate({
      action: "sts:AssumeRole",
      resource: role,
      account: OWNER,
      principal: caller.arn,
      context: { ...principalKeys(caller), "sts:ExternalId": externalId },
      endpointPolicy,
      resourcePolicy: trust,
      identityPolicy,
    });
    expectSameVerdict(ours, theirs, {
      endpoint: "sts-endpoint-policy",
      resource: "trust-policy",
      identity: "identity-policy",
    });
    return theirs.outcome;
  });
});

function arnOf({
  apiId,
  stage,
  method,
  path,
}: Record<"apiId" | "stage" | "method" | "path", string>): string {
  return `${apiArn(apiId)}/${stage}/${method}${path}`;
}

/** The condition keys that AWS sets for a signing role. */
function principalKeys(
  caller: { readonly arn: string; readonly account: string; readonly organizationId?: string } | undefined,
) {
  return {
    "aws:PrincipalArn": caller?.arn,
    "aws:PrincipalAccount": caller?.account,
    "aws:PrincipalOrgID": caller?.organizationId,
  };
}
