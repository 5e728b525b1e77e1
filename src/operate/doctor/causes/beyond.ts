import { DENIALS } from "../../../../lambdas/client/response/denials";
import { callingRoleArn } from "../../../model/consumer";
import { cause } from "../cause";
import { refusedWith, speaks } from "./authentication";

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html */
export const organizationPolicy = cause({
  id: "organization-policy",
  hop: "authorization",
  name: "A policy of the organization forbids the call",
  reads: ["accessLog", "endpoint"],
  look: (facts, call) =>
    refusedWith(facts, call, (one) => speaks(one, DENIALS.organizationPolicy), {
      intended: "no service or resource control policy that forbids execute-api:Invoke",
      mend: "ask the administrators of the organization; no policy of this deployment can allow it",
    }),
});

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export const permissionsBoundary = cause({
  id: "permissions-boundary",
  hop: "authorization",
  name: "The permissions boundary of the calling role does not allow the call",
  reads: ["accessLog", "endpoint", "clientRole"],
  look: (facts, call) =>
    refusedWith(facts, call, (one) => speaks(one, DENIALS.permissionsBoundary), {
      intended: `a boundary of ${callingRoleArn(call.client)} that allows execute-api:Invoke (it has ${facts.clientRole?.boundary ?? "none that was read"})`,
      mend: "allow execute-api:Invoke in the boundary, or name another one under roles.permissionsBoundary and deploy",
    }),
});

export const sessionPolicy = cause({
  id: "session-policy",
  hop: "authorization",
  name: "The policy of the caller's session does not allow the call",
  reads: ["accessLog", "endpoint"],
  look: (facts, call) =>
    refusedWith(facts, call, (one) => speaks(one, DENIALS.sessionPolicy), {
      intended: "a session without a policy, or with one that allows execute-api:Invoke",
      mend: "have the caller assume its role without a session policy",
    }),
});

/** What no document explains. IAM's changes take seconds to minutes to be everywhere. */
export const unexplained = cause({
  id: "access-denied",
  isSymptom: true,
  hop: "authorization",
  name: "AWS refuses the call by its policies",
  reads: ["accessLog", "endpoint"],
  look: (facts, call) =>
    refusedWith(
      facts,
      call,
      (one) => one.responseType === "ACCESS_DENIED" && !BEYOND.some((words) => speaks(one, words)),
      {
        intended: "an answer",
        mend: "if a document above is the cause, mend that first; what was changed in the last minutes may take one more",
      },
    ),
});

const BEYOND = [DENIALS.organizationPolicy, DENIALS.permissionsBoundary, DENIALS.sessionPolicy];
