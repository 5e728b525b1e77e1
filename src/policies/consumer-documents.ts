import { CLIENTS } from "../model/clients/traits";
import { type Client, type Consumer, callingRoleArn, type Use } from "../model/consumer";
import type { KeptKeys } from "../model/keys/kept-keys";
import {
  certificateIdOf,
  type KeptCertificate,
  keptCertificates,
} from "../model/mutual-tls/kept-certificate";
import { hasEntrance } from "../model/services/traits";
import type { PolicyDocument } from "./document";
import { endpointPolicy } from "./endpoints/endpoint-policy";
import {
  type SecretTraffic,
  secretsManagerEndpointPolicy,
} from "./endpoints/secrets-manager-endpoint-policy";
import { stsEndpointPolicy } from "./endpoints/sts-endpoint-policy";
import { type KeyDocuments, keyDocuments } from "./keys/key-documents";
import { type Kept, readKeysPolicy, rotateKeysPolicy } from "./keys/key-roles";
import { certificateClientPolicy } from "./mutual-tls/certificate-client-policy";
import { certificateSecretPolicy } from "./mutual-tls/certificate-secret-policy";
import { assumePolicy, invokePolicy } from "./roles/client-policy";
import { type SessionEndpointPolicies, sessionEndpointPolicies } from "./roles/session-policy";

/** Values that are known only after an apply. */
export interface ConsumerFacts {
  /** The ids of the providers' APIs, by use. */
  readonly apiIds: Readonly<Record<string, string>>;
  /** The secrets of the keys that the consumer keeps, by the keys' ids. */
  readonly secretArns: Readonly<Record<string, string>>;
  /** The KMS keys that encrypt them, by the ids of `KeptKeys`. */
  readonly kmsKeyArns: Readonly<Record<string, string>>;
  /** The secrets of clients' certificates, by the ids of `KeptCertificate`. */
  readonly certificateArns: Readonly<Record<string, string>>;
}

/** The consumer's policies that decide about a call. Both the stack and the access check use them. */
export interface ConsumerDocuments {
  /** The policy of the execute-api endpoint, where one is made. */
  readonly endpointPolicy: PolicyDocument;
  /** Absent where no client assumes a role. */
  readonly stsEndpointPolicy?: PolicyDocument;
  /** The policies of the Systems Manager endpoints, by service; absent where no session is opened. */
  readonly sessionEndpointPolicies?: SessionEndpointPolicies;
  /** Absent where no client sends a key or shows a certificate. */
  readonly secretsManagerEndpointPolicy?: PolicyDocument;
  readonly clients: readonly ClientDocuments[];
  /** The keys that the consumer keeps, with the identity policy of the role that rotates them. */
  readonly keys: readonly (KeyDocuments & { readonly rotationPolicy: PolicyDocument })[];
  /** The certificates that its clients show. */
  readonly certificates: readonly CertificateDocuments[];
}

/** A client's certificate, with the policy of its secret. */
export interface CertificateDocuments {
  readonly kept: KeptCertificate;
  readonly secretPolicy: PolicyDocument;
}

/** A client and its identity policy. */
export interface ClientDocuments {
  readonly client: Client;
  /**
   * The identity policy of its role: invoke its routes, assume its access role, or read the keys or the certificate that it shows. Absent
   * for a client that does none of this, and for a role that Crosslink does not make, since its policy is not known.
   */
  readonly policy?: PolicyDocument;
}

export function consumerDocuments(consumer: Consumer, facts: ConsumerFacts): ConsumerDocuments {
  const { uses, clients } = consumer;
  const documents = keyDocuments(consumer);
  const keys = documents.map(({ kept }) => kept);
  const certificates = certificateDocuments(consumer);
  const apis = uses
    .filter((use) => !hasEntrance(use))
    .map((use) => ({
      ...use,
      apiId: apiIdOf(use, facts),
      callerRoleArns:
        use.auth === "iam" ? clients.filter((one) => one.use === use).map(callingRoleArn) : undefined,
    }));
  const assuming = clients.filter((client) => client.auth === "assume-role");
  return {
    endpointPolicy: endpointPolicy(apis),
    stsEndpointPolicy: assuming.length > 0 ? stsEndpointPolicy(assuming) : undefined,
    sessionEndpointPolicies: sessionEndpointPolicies(
      clients.filter(({ type }) => CLIENTS[type].hasSessions).map(({ roleArn }) => roleArn),
    ),
    secretsManagerEndpointPolicy:
      keys.length > 0 || certificates.length > 0
        ? secretsManagerEndpointPolicy(secretTraffic(keys, clients, facts))
        : undefined,
    clients: clients.map((client) => ({ client, policy: clientPolicy(client, consumer, keys, facts) })),
    keys: documents.map((one) => ({
      ...one,
      rotationPolicy: rotateKeysPolicy(inKms(consumer, [one.kept], facts)),
    })),
    certificates,
  };
}

/** Nothing in them depends on an apply. */
export function certificateDocuments(consumer: Consumer): readonly CertificateDocuments[] {
  return keptCertificates(consumer).map((kept) => ({
    kept,
    secretPolicy: certificateSecretPolicy(kept.client.roleArn),
  }));
}

function clientPolicy(
  client: Client,
  { region }: Consumer,
  keys: readonly KeptKeys[],
  facts: ConsumerFacts,
): PolicyDocument | undefined {
  if (client.auth === "none" || !CLIENTS[client.type].isMade) return undefined;
  if (client.auth === "api-key") return readKeysPolicy(inKms({ region }, readBy(client, keys), facts));
  if (client.auth === "assume-role") return assumePolicy(client.accessRole.arn);
  const { use } = client;
  const invoke = () => invokePolicy({ ...use, apiId: apiIdOf(use, facts) }, use.routes);
  if (client.auth !== "certificate") return invoke();
  const secretArn = fact(facts.certificateArns, certificateIdOf(client));
  return certificateClientPolicy(secretArn, use.auth === "iam" ? invoke() : undefined);
}

/** The keys that a client reads: that of its use, and a front door also those of its callers. */
function readBy({ roleArn }: Client, keys: readonly KeptKeys[]): readonly KeptKeys[] {
  return keys.filter(({ readerRoleArns }) => readerRoleArns.includes(roleArn));
}

function inKms(
  { region }: Pick<Consumer, "region">,
  keys: readonly KeptKeys[],
  { secretArns, kmsKeyArns }: ConsumerFacts,
): Kept {
  return {
    region,
    secretArns: keys.flatMap((kept) => kept.keys.map(({ id }) => fact(secretArns, id))),
    kmsKeyArns: keys.map(({ id }) => fact(kmsKeyArns, id)),
  };
}

/** Rotations of callers' keys run outside the VPC, from where the front door is called. */
function secretTraffic(
  keys: readonly KeptKeys[],
  clients: readonly Client[],
  { secretArns, certificateArns }: ConsumerFacts,
): SecretTraffic {
  const arnsOf = (kept: readonly KeptKeys[]) =>
    kept.flatMap((one) => one.keys.map(({ id }) => fact(secretArns, id)));
  return {
    readers: [
      ...clients
        .filter(({ auth }) => auth === "api-key")
        .map((client) => ({ roleArn: client.roleArn, secretArns: arnsOf(readBy(client, keys)) })),
      ...clients
        .filter(({ auth }) => auth === "certificate")
        .map((client) => ({
          roleArn: client.roleArn,
          secretArns: [fact(certificateArns, certificateIdOf(client))],
        })),
    ],
    rotations: keys
      .filter(({ owner }) => owner.kind === "use")
      .map((kept) => ({ roleArn: kept.rotationRoleArn, secretArns: arnsOf([kept]) })),
  };
}

function fact(facts: Readonly<Record<string, string>>, id: string): string {
  const value = facts[id];
  if (value === undefined) throw new Error(`no ARN is given for ${id}`);
  return value;
}

/** The id of the API that a use calls: from the file, or from its provider's apply. */
export function apiIdOf(use: Use, facts: ConsumerFacts): string {
  const id = use.apiId ?? facts.apiIds[use.name];
  if (id === undefined) throw new Error(`no API id is given for ${use.name}`);
  return id;
}
