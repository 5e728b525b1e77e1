import { authorizerName, authorizerParameters } from "../model/aws/names";
import type { AccessRole } from "../model/grant";
import { madeRoleArn } from "../model/party";
import type { Provider } from "../model/provider";
import type { PolicyDocument } from "./document";
import { type KeyGrant, keyGrant } from "./keys/key-grant";
import { authorizerPolicy } from "./keys/key-roles";
import { type CertificateGrant, certificateGrant } from "./mutual-tls/certificate-grant";
import { domainPolicy } from "./mutual-tls/domain-policy";
import { ownEndpointPolicy } from "./mutual-tls/own-endpoint-policy";
import { type LinkedGrant, linkedGrant, type OfferedApi } from "./rest-api/linked-grant";
import { explainedResourcePolicy, type GrantSids } from "./rest-api/resource-policy";
import { invokePolicy } from "./roles/client-policy";
import { accessRoleTrust } from "./roles/trust-policy";

/** Values that are known only after an apply: the provider's API id, and its consumers' endpoints. */
export interface ProviderFacts {
  readonly apiId: string;
  /** By consumer, for those with a linked endpoint. */
  readonly endpointIds: Readonly<Record<string, readonly string[]>>;
  /** The secrets of the consumers' keys, by consumer. */
  readonly secretArns: Readonly<Record<string, string>>;
  /** The hash of the API's OpenAPI document, 16 hexadecimal digits. */
  readonly bodyHash: string;
  /** The API's own endpoint; there if it has an entrance. */
  readonly ownEndpointId?: string;
}

/** The provider's policies that decide about a call. Both the stack and the access check use them. */
export interface ProviderDocuments {
  /** The grants that the policies implement, with the consumers' endpoints. */
  readonly grants: readonly LinkedGrant[];
  readonly resourcePolicy: PolicyDocument;
  /** The `Sid`s of the resource policy's statements about each consumer, by consumer. */
  readonly grantSids: Readonly<Record<string, GrantSids>>;
  readonly accessRoles: readonly AccessRoleDocuments[];
  /** Absent where callers have no keys. */
  readonly authorizer?: AuthorizerDocuments;
  /** Absent where the API has no entrance. */
  readonly entrance?: EntranceDocuments;
}

/** Everything by which an authorizer decides about keys. */
export interface AuthorizerDocuments {
  readonly roleArn: string;
  /** The identity policy of its role. */
  readonly policy: PolicyDocument;
  /** Its answers, by consumer. */
  readonly keyGrants: Readonly<Record<string, KeyGrant>>;
  readonly secretArns: Readonly<Record<string, string>>;
  /** The one stage that they are for. */
  readonly stage: string;
}

export interface AccessRoleDocuments extends AccessRole {
  readonly consumer: string;
  readonly trust: PolicyDocument;
  readonly permissions: PolicyDocument;
}

export function providerDocuments(provider: Provider, facts: ProviderFacts): ProviderDocuments {
  const { grants } = provider;
  const api = offeredApi(provider, facts.apiId);
  const entrance = entranceDocuments(provider, facts);
  const linked = entrance
    ? grants.map((grant) => ({ ...grant, endpointIds: [entrance.endpointId] }))
    : grants.map((grant) => linkedGrant(grant, facts.endpointIds));
  const explained = explainedResourcePolicy(api, linked);
  return {
    ...explained,
    grants: linked,
    resourcePolicy: writtenAfter(facts.bodyHash, explained.resourcePolicy),
    accessRoles: grants.flatMap(({ consumer, accessRole, routes }) =>
      accessRole
        ? {
            ...accessRole,
            consumer,
            trust: accessRoleTrust(accessRole.trustedRoleArns, provider.trust),
            permissions: invokePolicy(api, routes),
          }
        : [],
    ),
    authorizer: provider.service.auth === "api-key" ? authorizerDocuments(provider, facts) : undefined,
    entrance,
  };
}

function authorizerDocuments(
  provider: Provider,
  { secretArns }: Pick<ProviderFacts, "secretArns">,
): AuthorizerDocuments {
  const { name, service, grants } = provider;
  const consumers = grants.flatMap(({ consumer, account }) => {
    const secretArn = secretArns[consumer];
    return secretArn === undefined ? [] : { account, secretArn };
  });
  return {
    roleArn: madeRoleArn(provider, authorizerName(name)),
    stage: service.stage,
    policy: authorizerPolicy(provider, authorizerParameters(name), consumers),
    keyGrants: Object.fromEntries(
      grants.flatMap(({ consumer, routes, apiKey }) =>
        apiKey ? [[consumer, keyGrant(routes, service.routes, apiKey.graceMinutes)]] : [],
      ),
    ),
    secretArns,
  };
}

/** All that an API with an entrance has beside a policy of its own. */
export interface EntranceDocuments {
  /** The API's own endpoint, behind the entrance. */
  readonly endpointId: string;
  readonly endpointPolicy: PolicyDocument;
  /** The policy of its domain; absent if that is a regional one, which has none. */
  readonly domainPolicy?: PolicyDocument;
  /** The authorizer's answers, by consumer; absent where calls are signed. */
  readonly certificateGrants?: Readonly<Record<string, CertificateGrant>>;
}

function entranceDocuments(
  provider: Provider,
  { apiId, ownEndpointId }: Pick<ProviderFacts, "apiId" | "ownEndpointId">,
): EntranceDocuments | undefined {
  const { service, grants } = provider;
  if (service.entrance === undefined) return undefined;
  if (ownEndpointId === undefined) throw new Error(`no endpoint of the API of ${provider.stackId} is given`);
  const { domain } = service.entrance;
  return {
    endpointId: ownEndpointId,
    endpointPolicy: ownEndpointPolicy({ ...provider, apiId }, domain),
    domainPolicy: domain.endpointType === "private" ? domainPolicy(ownEndpointId) : undefined,
    certificateGrants:
      service.auth === "certificate"
        ? Object.fromEntries(
            grants.flatMap(({ consumer, routes, certificate }) =>
              certificate ? [[consumer, certificateGrant(certificate, routes, service.routes)]] : [],
            ),
          )
        : undefined,
  };
}

/**
 * The policy, with the hash of the API's document as its `Id`. An import of the document deletes the policy,
 * which Terraform may not notice; a changed `Id` makes Terraform write it again.
 */
function writtenAfter(bodyHash: string, { Version, Statement }: PolicyDocument): PolicyDocument {
  return { Version, Id: bodyHash, Statement };
}

export function offeredApi({ account, region, service }: Provider, apiId: string): OfferedApi {
  const { type, stage, auth, routes } = service;
  return { account, region, apiId, type, stage, auth, routes };
}
