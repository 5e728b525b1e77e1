import { accountOf } from "../../../model/aws/arn";
import { CLIENTS } from "../../../model/clients/traits";
import { callingRoleArn } from "../../../model/consumer";
import { UNLINKED } from "../../../policies/rest-api/resource-policy";
import { cause, deployOnly } from "../cause";
import { type Difference, differences } from "../documents/differences";
import { intendedOfConsumer, intendedOfProvider } from "../documents/intended";
import { invocationOf, says } from "../documents/says";
import type { ExaminedCall } from "../examined-call";
import type { Facts } from "../facts/facts";
import { CALL_POLICY, policyNameOf } from "../facts/roles";
import { drifted, missingPolicy } from "./drifted";

const ENDPOINT = /\.aws:SourceVpce$/;

/** The provider was last applied before it could know the consumer's endpoint. */
export const unlinked = cause({
  id: "unlinked",
  hop: "authorization",
  name: "The API's policy does not know the consumer's endpoint yet",
  reads: ["api", "linkedEndpoints", "ownEndpoint", "endpoint"],
  look: (facts, call) => {
    const found = ofResourcePolicy(facts, call).filter(isUnlinked);
    return call.provider && drifted(found, deployOnly(call.provider));
  },
});

/** The endpoint was made anew, or an id was written by hand. */
export const otherEndpoint = cause({
  id: "other-endpoint",
  hop: "authorization",
  name: "The API's policy names another endpoint than the consumer's",
  reads: ["api", "linkedEndpoints", "ownEndpoint", "endpoint"],
  look: (facts, call) => {
    const found = ofResourcePolicy(facts, call);
    const isOnlyEndpoints = found.every(({ part = "" }) => ENDPOINT.test(part));
    if (!isOnlyEndpoints || found.some(isUnlinked) || call.provider === undefined) return undefined;
    return drifted(found, deployOnly(call.provider), refuses(facts, call));
  },
});

export const resourcePolicyDrifted = cause({
  id: "resource-policy",
  hop: "authorization",
  name: "The API's resource policy is not the deployment's",
  reads: ["api", "linkedEndpoints", "ownEndpoint", "endpoint"],
  look: (facts, call) => {
    const { provider } = call;
    const found = ofResourcePolicy(facts, call);
    if (provider === undefined || found.every(({ part = "" }) => ENDPOINT.test(part))) return undefined;
    return drifted(found, deployOnly(provider), refuses(facts, call));
  },
});

export const noResourcePolicy = cause({
  id: "resource-policy-absent",
  hop: "authorization",
  name: "The API has no resource policy",
  reads: ["api", "linkedEndpoints", "ownEndpoint"],
  look: (facts, call) => {
    const intended = intendedOfProvider(call, facts);
    if (call.provider === undefined || intended === undefined || facts.api?.policy !== undefined)
      return undefined;
    const evidence = [{ live: "no policy", intended: "the deployment's resource policy" }];
    return { evidence, mend: deployOnly(call.provider) };
  },
});

export const identityPolicyDrifted = cause({
  id: "identity-policy",
  hop: "authorization",
  name: "The client's role has not the policy that lets it call the API",
  reads: ["clientRole", "apiIds", "secrets"],
  look: (facts, call) => {
    const { clientRole, apiIds } = facts;
    const { client, consumer, use } = call;
    if (!CLIENTS[client.type].isMade || client.auth === "assume-role" || apiIds[use.name] === undefined)
      return undefined;
    const intended = intendedOfConsumer(call, facts).clients.find((one) => one.client === client)?.policy;
    if (intended === undefined || clientRole === undefined) return undefined;
    const name = policyNameOf(client);
    const live = clientRole.policies[name];
    if (live === undefined) return missingPolicy(clientRole, deployOnly(consumer), name);
    const said = says("identity-policy", live, invocationOf(call, apiIds[use.name] ?? "", undefined));
    return drifted(
      differences(live, intended),
      deployOnly(consumer),
      client.auth !== "direct" || said !== "allow",
    );
  },
});

export const clientRoleAbsent = cause({
  id: "client-role-absent",
  hop: "authorization",
  name: "The client's role does not exist",
  reads: ["clientRole"],
  look: ({ clientRole }, { client, consumer }) =>
    !CLIENTS[client.type].isMade || clientRole !== undefined
      ? undefined
      : { evidence: [{ live: "none", intended: client.roleArn }], mend: deployOnly(consumer) },
});

export const accessRolePolicyDrifted = cause({
  id: "access-role-policy",
  hop: "authorization",
  name: "The access role has not the policy that lets it call the API",
  reads: ["accessRole", "api", "linkedEndpoints", "ownEndpoint"],
  look: (facts, call) => {
    const { accessRole, api } = facts;
    const { client, provider, consumer } = call;
    if (client.auth !== "assume-role" || accessRole === undefined || api === undefined) return undefined;
    const intended = intendedOfProvider(call, facts)?.accessRoles.find(
      (one) => one.consumer === consumer.stackId,
    );
    if (provider === undefined || intended === undefined) return undefined;
    const live = accessRole.policies[CALL_POLICY];
    if (live === undefined) return missingPolicy(accessRole, deployOnly(provider));
    const said = says("identity-policy", live, invocationOf(call, api.id, undefined));
    return drifted(differences(live, intended.permissions), deployOnly(provider), said !== "allow");
  },
});

type PolicyFacts = Pick<Facts, "api" | "linkedEndpoints" | "ownEndpoint" | "endpoint">;

function ofResourcePolicy(facts: PolicyFacts, call: ExaminedCall): readonly Difference[] {
  const intended = intendedOfProvider(call, facts)?.resourcePolicy;
  return facts.api?.policy && intended ? differences(facts.api.policy, intended) : [];
}

function isUnlinked({ part = "", live = "" }: Difference): boolean {
  return ENDPOINT.test(part) && live.split(", ").includes(UNLINKED);
}

/** Within the API's account the caller's own policy is enough, unless the resource policy denies. */
function refuses({ api, endpoint, ownEndpoint }: PolicyFacts, call: ExaminedCall): boolean {
  if (api?.policy === undefined) return true;
  const said = says("resource-policy", api.policy, invocationOf(call, api.id, (ownEndpoint ?? endpoint)?.id));
  const isOfAccount = call.use.auth === "iam" && accountOf(callingRoleArn(call.client)) === call.use.account;
  return said === "deny" || said === "unclear" || (said === "silent" && !isOfAccount);
}
