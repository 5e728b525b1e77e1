import type { Api, Step } from "../../../access/evaluation/call";
import { documentWords } from "../../../access/evaluation/wording";
import type { ConsumerWorld, ProviderWorld, World } from "../../../access/world/world";

type Policy = NonNullable<Api["resourcePolicy"]>;
type Ref = Step["document"];

/** A policy that a deployment makes. */
export interface ListedDocument {
  readonly ref: Ref;
  readonly policy: Policy;
}

/** Finds the policy that a step of a verdict is about. */
export type PolicyOf = (document: Ref) => Policy | undefined;

export function policyFinder(documents: readonly ListedDocument[]): PolicyOf {
  const byName = new Map(documents.map(({ ref, policy }) => [documentWords(ref), policy]));
  return (ref) => byName.get(documentWords(ref));
}

/** Every policy of a deployment that decides about calls, about roles that are assumed for them, or about keys and certificates. */
export function listedDocuments({ providers, consumers }: World): readonly ListedDocument[] {
  return [...providers.flatMap(ofProvider), ...consumers.flatMap(ofConsumer)];
}

const listed = (kind: Ref["kind"], owner: string, policy: Policy | undefined): readonly ListedDocument[] =>
  policy === undefined ? [] : [{ ref: { kind, owner }, policy }];

function ofProvider({ provider: { stackId }, documents }: ProviderWorld): readonly ListedDocument[] {
  const { resourcePolicy, accessRoles, entrance } = documents;
  return [
    ...listed("resource-policy", stackId, resourcePolicy),
    ...listed("endpoint-policy", stackId, entrance?.endpointPolicy),
    ...listed("domain-policy", stackId, entrance?.domainPolicy),
    ...accessRoles.flatMap(({ arn, trust, permissions }) => [
      ...listed("trust-policy", arn, trust),
      ...listed("identity-policy", arn, permissions),
    ]),
  ];
}

function ofConsumer({ consumer, endpoint, documents }: ConsumerWorld): readonly ListedDocument[] {
  const { stackId, vpc } = consumer;
  const { clients, keys, certificates } = documents;
  return [
    ...listed("endpoint-policy", stackId, endpoint?.policy),
    ...listed("sts-endpoint-policy", stackId, vpc?.sts ? documents.stsEndpointPolicy : undefined),
    ...listed(
      "secrets-manager-endpoint-policy",
      stackId,
      vpc?.secretsManager ? documents.secretsManagerEndpointPolicy : undefined,
    ),
    ...clients.flatMap(({ client, policy }) => listed("identity-policy", client.roleArn, policy)),
    ...keys.flatMap(({ kept, secretPolicy, keyPolicy, rotationPolicy }) => [
      ...listed("secret-policy", `${stackId}/${kept.name}`, secretPolicy),
      ...listed("key-policy", `${stackId}/${kept.name}`, keyPolicy),
      ...listed("identity-policy", kept.rotationRoleArn, rotationPolicy),
    ]),
    ...certificates.flatMap(({ kept, secretPolicy }) =>
      listed("secret-policy", `${stackId}/${kept.id}`, secretPolicy),
    ),
  ];
}
