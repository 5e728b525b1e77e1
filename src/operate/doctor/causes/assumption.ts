import { callingRoleArn } from "../../../model/consumer";
import { stsEndpointPolicy } from "../../../policies/endpoints/sts-endpoint-policy";
import { assumePolicy } from "../../../policies/roles/client-policy";
import { accessRoleTrust } from "../../../policies/roles/trust-policy";
import { cause, deployOnly } from "../cause";
import { type Difference, differenceEvidence, differences } from "../documents/differences";
import { principalIds } from "../documents/principal-ids";
import type { ExaminedCall } from "../examined-call";
import type { LiveRole } from "../facts/roles";
import { CALL_POLICY } from "../facts/roles";
import { failureWords, openFailures } from "../refusals";
import { drifted, missingPolicy } from "./drifted";

const EXTERNAL_ID = "Condition.StringEquals.sts:ExternalId";
const ORGANIZATION = "Condition.StringEquals.aws:PrincipalOrgID";

export const stsEndpointPolicyDrifted = cause({
  id: "sts-endpoint-policy",
  hop: "assumption",
  name: "The policy of the STS endpoint is not the deployment's",
  reads: ["stsEndpoint"],
  look: ({ stsEndpoint }, call) => {
    if (call.client.auth !== "assume-role" || stsEndpoint?.policy === undefined) return undefined;
    const assuming = call.consumer.clients.filter((client) => client.auth === "assume-role");
    const found = differences(stsEndpoint.policy, stsEndpointPolicy(assuming));
    return drifted(found, deployOnly(call.consumer));
  },
});

export const stsEndpointAbsent = cause({
  id: "sts-endpoint-absent",
  hop: "assumption",
  name: "The consumer's STS endpoint is not available",
  reads: ["stsEndpoint"],
  look: ({ stsEndpoint }, call) => {
    if (call.client.auth !== "assume-role" || !call.consumer.vpc?.sts) return undefined;
    if (stsEndpoint?.state === "available") return undefined;
    const live = stsEndpoint ? `${stsEndpoint.id} is ${stsEndpoint.state}` : "none";
    return { evidence: [{ live, intended: "available" }], mend: deployOnly(call.consumer) };
  },
});

export const mayNotAssume = cause({
  id: "assume-policy",
  hop: "assumption",
  name: "The client's role has not the policy that lets it assume the access role",
  reads: ["clientRole"],
  look: ({ clientRole }, { client, consumer }) => {
    if (client.auth !== "assume-role" || client.type !== "lambda" || clientRole === undefined)
      return undefined;
    const live = clientRole.policies[CALL_POLICY];
    const intended = assumePolicy(client.accessRole.arn);
    if (live === undefined) return missingPolicy(clientRole, deployOnly(consumer));
    return drifted(differences(live, intended), deployOnly(consumer));
  },
});

export const accessRoleAbsent = cause({
  id: "access-role-absent",
  hop: "assumption",
  name: "The access role does not exist",
  reads: ["accessRole"],
  look: ({ accessRole }, { client, provider, grant }) => {
    if (client.auth !== "assume-role" || provider === undefined || accessRole !== undefined) return undefined;
    return {
      evidence: [{ live: "none", intended: grant?.accessRole?.arn ?? client.accessRole.arn }],
      mend: deployOnly(provider),
    };
  },
});

/**
 * A trust policy that names a role is kept with the role's unique id, and goes on naming that id when the role is made anew.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 */
export const roleRecreated = cause({
  id: "role-recreated",
  hop: "assumption",
  name: "The access role trusts a role that was deleted, even if one of its name was made again",
  reads: ["accessRole"],
  look: ({ accessRole }, { client, provider }) => {
    if (client.auth !== "assume-role" || provider === undefined || accessRole === undefined) return undefined;
    const ids = principalIds(accessRole.trust);
    if (ids.length === 0) return undefined;
    const intended = intendedTrust(provider.grants, provider.trust, accessRole);
    const [named] = intended ? differences(accessRole.trust, intended) : [];
    return {
      evidence: [
        { live: `the principal ${ids.join(", ")}`, intended: named?.intended ?? callingRoleArn(client) },
      ],
      mend: deployOnly(provider),
    };
  },
});

export const externalId = cause({
  id: "external-id",
  hop: "assumption",
  name: "The external id of the client and that of the access role's trust policy are not the agreed one",
  reads: ["accessRole", "clientFunction"],
  look: ({ accessRole, clientFunction }, call) => {
    const { client, provider, consumer } = call;
    if (client.auth !== "assume-role") return undefined;
    const meant = client.accessRole.externalId;
    const inTrust = trustDifferences(call, accessRole).filter(({ part }) => part === EXTERNAL_ID);
    if (provider && inTrust.length > 0)
      return { evidence: inTrust.map(differenceEvidence), mend: deployOnly(provider) };
    const sent = clientFunction?.environment.EXTERNAL_ID;
    if (clientFunction === undefined || sent === meant) return undefined;
    const evidence = { live: `EXTERNAL_ID=${sent ?? ""}`, intended: `EXTERNAL_ID=${meant ?? ""}` };
    return { evidence: [evidence], mend: deployOnly(consumer) };
  },
});

export const organization = cause({
  id: "organization",
  hop: "assumption",
  name: "The access role's trust policy asks for an organization that the client's account is not in",
  reads: ["accessRole", "clientRole", "clientLog"],
  look: ({ accessRole, clientRole, clientLog }, call) => {
    const { client, provider } = call;
    if (client.auth !== "assume-role" || provider === undefined || accessRole === undefined) return undefined;
    const found = trustDifferences(call, accessRole);
    const inTrust = found.filter(({ part }) => part === ORGANIZATION);
    if (inTrust.length > 0) return { evidence: inTrust.map(differenceEvidence), mend: deployOnly(provider) };
    const asked = provider.trust.organizationId;
    const refused = openFailures(clientLog, call).find(
      ({ reason, message = "" }) => reason === "assume-role" && /AccessDenied/.test(message),
    );
    const own = clientRole?.policies[CALL_POLICY];
    const isOtherwiseIntended =
      found.length === 0 && own !== undefined && differences(own, assumePolicy(accessRole.arn)).length === 0;
    if (asked === undefined || refused === undefined || !isOtherwiseIntended) return undefined;
    return {
      evidence: [{ live: failureWords(refused), intended: `an account of the organization ${asked}` }],
      mend: `check providers.${provider.stackId}.trust.organizationId, then ${deployOnly(provider)}`,
    };
  },
});

export const trustPolicy = cause({
  id: "trust-policy",
  hop: "assumption",
  name: "The access role's trust policy is not the deployment's",
  reads: ["accessRole"],
  look: ({ accessRole }, call) => {
    if (call.client.auth !== "assume-role" || call.provider === undefined || accessRole === undefined)
      return undefined;
    if (principalIds(accessRole.trust).length > 0) return undefined;
    const found = trustDifferences(call, accessRole).filter(
      ({ part = "" }) => part !== EXTERNAL_ID && part !== ORGANIZATION,
    );
    return drifted(found, deployOnly(call.provider));
  },
});

export const assumptionRefused = cause({
  id: "assumption-refused",
  isSymptom: true,
  hop: "assumption",
  name: "STS refuses the client the access role",
  reads: ["clientLog"],
  look: ({ clientLog }, call) => {
    const refused = openFailures(clientLog, call).find(({ reason }) => reason === "assume-role");
    if (call.client.auth !== "assume-role" || refused === undefined) return undefined;
    return {
      evidence: [{ live: failureWords(refused), intended: `a session of ${call.client.accessRole.arn}` }],
      mend: "read AWS's words: a service control policy and a permissions boundary are no documents of the deployment",
    };
  },
});

function trustDifferences(
  { provider }: ExaminedCall,
  accessRole: LiveRole | undefined,
): readonly Difference[] {
  const intended = accessRole && provider && intendedTrust(provider.grants, provider.trust, accessRole);
  return accessRole && intended ? differences(accessRole.trust, intended) : [];
}

function intendedTrust(
  grants: NonNullable<ExaminedCall["provider"]>["grants"],
  trust: NonNullable<ExaminedCall["provider"]>["trust"],
  { arn }: LiveRole,
) {
  const role = grants.find(({ accessRole }) => accessRole?.arn === arn)?.accessRole;
  return role && accessRoleTrust(role.trustedRoleArns, trust);
}
