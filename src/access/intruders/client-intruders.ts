import { CLIENTS } from "../../model/clients/traits";
import type { AssumedRole } from "../../model/consumer";
import type { ClientDocuments } from "../../policies/consumer-documents";
import { policyDocument } from "../../policies/document";
import { identityPolicyOf, type StatementRef, stsEndpointPolicyOf } from "../../policies/document-ref";
import { ALLOW_ACCESS_ROLES } from "../../policies/endpoints/sts-endpoint-policy";
import { ASSUME_ACCESS_ROLE, INVOKE_ROUTES } from "../../policies/roles/client-policy";
import type { AssumeRoleCall, Verdict } from "../evaluation/call";
import { decideAssumption, decideCall } from "../evaluation/decide";
import type { ConsumerWorld } from "../world/world";
import { open } from "./endpoint-intruders";
import { intruder, type Probe } from "./probe";
import { targetsOfUse } from "./targets";

/**
 * The calls and assumptions that a client's own policy, or the STS endpoint's policy, must refuse alone:
 * every other document is assumed to allow everything.
 */
export function clientProbes(world: ConsumerWorld, documents: ClientDocuments): readonly Probe[] {
  const { client } = documents;
  // An existing role's policy is not Crosslink's.
  if (!CLIENTS[client.type].isMade) return [];
  const attempts =
    client.auth === "assume-role"
      ? assumptions(world, documents, client.accessRole)
      : calls(world, documents);
  const path = `consumers.${world.consumer.stackId}.clients.${client.name}`;
  return attempts.map((attempt) => ({ path, ...attempt }));
}

interface Attempt {
  readonly sentence: string;
  readonly guard: StatementRef;
  readonly verdict: Verdict;
}

function calls({ consumer, apis }: ConsumerWorld, { client, policy }: ClientDocuments): readonly Attempt[] {
  const { use, roleArn } = client;
  const known = apis[use.name];
  // Without authorization the client's policy is not evaluated.
  if (known === undefined || known.auth !== "iam") return [];
  // In one account either policy may allow, so the API's policy is empty here, to test the client's alone.
  const api = {
    ...open(known),
    ...(known.account === consumer.account && { resourcePolicy: policyDocument([]) }),
  };
  const caller = { arn: roleArn, account: consumer.account, identityPolicy: policy };
  const { granted, beside } = targetsOfUse(use);
  return [
    { words: "another API", api: { ...api, id: "zzzzzzzzzz" }, ...granted },
    ...beside.map((target) => ({ ...target, api: { ...api, stage: target.stage } })),
  ].map(({ words, ...target }) => ({
    sentence: `${target.method} ${target.path} by ${client.name} of ${consumer.stackId} for ${words}`,
    guard: { document: identityPolicyOf(roleArn), sid: INVOKE_ROUTES },
    verdict: decideCall({ ...target, caller }),
  }));
}

function assumptions(
  { consumer, documents }: ConsumerWorld,
  { client, policy }: ClientDocuments,
  { arn }: AssumedRole,
): readonly Attempt[] {
  const { use, roleArn } = client;
  const role = { arn, account: use.account };
  const otherRole = { ...role, arn: `${role.arn}-other` };
  const caller = { arn: roleArn, account: consumer.account };
  const endpoint = { id: "", owner: consumer.stackId, policy: documents.stsEndpointPolicy };
  const attempt = (words: string, guard: StatementRef, call: AssumeRoleCall): Attempt => ({
    sentence: `${client.name} of ${consumer.stackId} ${words}`,
    guard,
    verdict: decideAssumption(call),
  });
  const own = { document: identityPolicyOf(roleArn), sid: ASSUME_ACCESS_ROLE };
  const sts = { document: stsEndpointPolicyOf(consumer.stackId), sid: ALLOW_ACCESS_ROLES };
  return [
    attempt("assuming another role", own, { caller: { ...caller, identityPolicy: policy }, role: otherRole }),
    ...(consumer.vpc?.sts
      ? [
          attempt("assuming another role through the STS endpoint", sts, {
            caller,
            role: otherRole,
            endpoint,
          }),
          attempt("being another role at the STS endpoint", sts, {
            caller: intruder(consumer.account, consumer.region),
            role,
            endpoint,
          }),
        ]
      : []),
  ];
}
