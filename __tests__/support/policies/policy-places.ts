import type { ConsumerWorld, ProviderWorld, World } from "../../../src/access/world/world";
import type { PolicyDocument } from "../../../src/policies/document";
import {
  type DocumentRef,
  domainPolicyOf,
  endpointPolicyOf,
  identityPolicyOf,
  keyPolicyOf,
  resourcePolicyOf,
  secretPolicyOf,
  secretsManagerEndpointPolicyOf,
  stsEndpointPolicyOf,
  trustPolicyOf,
} from "../../../src/policies/document-ref";

/** A document of a deployment, and a function that replaces it in the world. */
export interface PolicyPlace {
  readonly ref: DocumentRef;
  readonly document: PolicyDocument;
  readonly withDocument: (document: PolicyDocument) => World;
}

/** Every document of a world that refuses callers. */
export function policyPlaces(world: World): readonly PolicyPlace[] {
  return [
    ...world.providers.flatMap((provider, at) =>
      ofProvider(provider, (changed) => ({ ...world, providers: world.providers.with(at, changed) })),
    ),
    ...world.consumers.flatMap((consumer, at) =>
      ofConsumer(consumer, (changed) => ({ ...world, consumers: world.consumers.with(at, changed) })),
    ),
  ];
}

function ofProvider(
  provider: ProviderWorld,
  withProvider: (changed: ProviderWorld) => World,
): readonly PolicyPlace[] {
  const { api, documents } = provider;
  return [
    {
      ref: resourcePolicyOf(api.name),
      document: documents.resourcePolicy,
      withDocument: (resourcePolicy) => withProvider({ ...provider, api: { ...api, resourcePolicy } }),
    },
    ...ofAuthorizer(provider, withProvider),
    ...ofEntrance(provider, withProvider),
    ...documents.accessRoles.flatMap((role, i) => {
      const withRole = (change: object) => {
        const accessRoles = documents.accessRoles.with(i, { ...role, ...change });
        return withProvider({ ...provider, documents: { ...documents, accessRoles } });
      };
      return [
        {
          ref: trustPolicyOf(role.arn),
          document: role.trust,
          withDocument: (trust: PolicyDocument) => withRole({ trust }),
        },
        {
          ref: identityPolicyOf(role.arn),
          document: role.permissions,
          withDocument: (permissions: PolicyDocument) => withRole({ permissions }),
        },
      ];
    }),
  ];
}

function ofAuthorizer(
  provider: ProviderWorld,
  withProvider: (changed: ProviderWorld) => World,
): readonly PolicyPlace[] {
  const { documents } = provider;
  const { authorizer } = documents;
  if (authorizer === undefined) return [];
  return [
    {
      ref: identityPolicyOf(authorizer.roleArn),
      document: authorizer.policy,
      withDocument: (policy) =>
        withProvider({ ...provider, documents: { ...documents, authorizer: { ...authorizer, policy } } }),
    },
  ];
}

/** The policies of the API's own endpoint, and of its domain. */
function ofEntrance(
  provider: ProviderWorld,
  withProvider: (changed: ProviderWorld) => World,
): readonly PolicyPlace[] {
  const { api } = provider;
  const { entrance } = api;
  if (entrance?.endpoint.policy === undefined) return [];
  const { endpoint, domain } = entrance;
  const withEntrance = (change: object) =>
    withProvider({ ...provider, api: { ...api, entrance: { ...entrance, ...change } } });
  return [
    {
      ref: endpointPolicyOf(api.name),
      document: entrance.endpoint.policy,
      withDocument: (policy) => withEntrance({ endpoint: { ...endpoint, policy } }),
    },
    ...(domain
      ? [
          {
            ref: domainPolicyOf(api.name),
            document: domain.policy,
            withDocument: (policy: PolicyDocument) => withEntrance({ domain: { ...domain, policy } }),
          },
        ]
      : []),
  ];
}

/** The policies of the secrets of clients' certificates. */
function ofCertificates(
  world: ConsumerWorld,
  withConsumer: (changed: ConsumerWorld) => World,
): readonly PolicyPlace[] {
  const { consumer, documents } = world;
  return documents.certificates.map((one, i) => ({
    ref: secretPolicyOf(`${consumer.stackId}/${one.kept.id}`),
    document: one.secretPolicy,
    withDocument: (secretPolicy) => {
      const certificates = documents.certificates.with(i, { ...one, secretPolicy });
      return withConsumer({ ...world, documents: { ...documents, certificates } });
    },
  }));
}

/** The policies of keys, of their secrets and of who reads and writes them. */
function ofKeys(
  world: ConsumerWorld,
  withConsumer: (changed: ConsumerWorld) => World,
): readonly (Omit<PolicyPlace, "document"> & { readonly document?: PolicyDocument })[] {
  const { consumer, documents } = world;
  return [
    {
      ref: secretsManagerEndpointPolicyOf(consumer.stackId),
      document: consumer.vpc?.secretsManager ? documents.secretsManagerEndpointPolicy : undefined,
      withDocument: (secretsManagerEndpointPolicy) =>
        withConsumer({ ...world, documents: { ...documents, secretsManagerEndpointPolicy } }),
    },
    ...documents.keys.flatMap((one, i) => {
      const owner = `${consumer.stackId}/${one.kept.name}`;
      const place = (ref: DocumentRef, name: "keyPolicy" | "secretPolicy" | "rotationPolicy") => ({
        ref,
        document: one[name],
        withDocument: (document: PolicyDocument) => {
          const keys = documents.keys.with(i, { ...one, [name]: document });
          return withConsumer({ ...world, documents: { ...documents, keys } });
        },
      });
      return [
        place(keyPolicyOf(owner), "keyPolicy"),
        place(secretPolicyOf(owner), "secretPolicy"),
        place(identityPolicyOf(one.kept.rotationRoleArn), "rotationPolicy"),
      ];
    }),
  ];
}

function ofConsumer(
  world: ConsumerWorld,
  withConsumer: (changed: ConsumerWorld) => World,
): readonly PolicyPlace[] {
  const { consumer, documents, endpoint } = world;
  const places = [
    {
      ref: endpointPolicyOf(consumer.stackId),
      document: endpoint?.policy,
      withDocument: (policy: PolicyDocument) =>
        withConsumer({ ...world, endpoint: endpoint && { ...endpoint, policy } }),
    },
    {
      ref: stsEndpointPolicyOf(consumer.stackId),
      document: consumer.vpc?.sts ? documents.stsEndpointPolicy : undefined,
      withDocument: (stsEndpointPolicy: PolicyDocument) =>
        withConsumer({ ...world, documents: { ...documents, stsEndpointPolicy } }),
    },
    ...ofKeys(world, withConsumer),
    ...ofCertificates(world, withConsumer),
    ...documents.clients.map((one, i) => ({
      ref: identityPolicyOf(one.client.roleArn),
      document: one.policy,
      withDocument: (policy: PolicyDocument) => {
        const clients = documents.clients.with(i, { ...one, policy });
        return withConsumer({ ...world, documents: { ...documents, clients } });
      },
    })),
  ];
  return places.flatMap(({ document, ...place }) => (document ? [{ ...place, document }] : []));
}
