import { ENDPOINT_POLICY_QUOTA, ROLE_POLICIES_QUOTA } from "../../../access/world/policy-size";
import type { World } from "../../../access/world/world";
import { html } from "../html";

interface SizedDocument {
  readonly name: string;
  readonly quota: number;
  readonly document: { readonly Statement: readonly unknown[] };
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const TRUST_POLICY_QUOTA = 2_048;

/** The policies of a deployment, each with its size, AWS's quota and its statements. */
export function documentsSection(world: World) {
  const rows = documentsOf(world).map(({ name, quota, document }) => {
    const size = JSON.stringify(document).length;
    return html`<tr><th scope="row"><details><summary>${name}</summary><pre>${JSON.stringify(document, null, 1)}</pre></details></th><td>${size}</td><td>${quota}</td><td>${Math.round((size / quota) * 100)} %</td></tr>
`;
  });
  return html`<section id="sizes"><h2>Policies and their sizes</h2>
<p>Characters, with ids of full length in place of those that AWS assigns. Each opens to its statements.</p>
<table><thead><tr><th scope="col">Policy</th><th scope="col">Characters</th><th scope="col">Quota</th><th scope="col">Used</th></tr></thead><tbody>
${rows}</tbody></table></section>`;
}

function documentsOf({ providers, consumers }: World): readonly SizedDocument[] {
  return [
    ...providers.flatMap(({ provider: { stackId, service }, documents }) => [
      {
        name: `resource policy of ${stackId}`,
        quota: service.resourcePolicyQuota,
        document: documents.resourcePolicy,
      },
      ...documents.accessRoles.flatMap(({ name, trust, permissions }) => [
        { name: `trust policy of ${name}`, quota: TRUST_POLICY_QUOTA, document: trust },
        { name: `policy of ${name}`, quota: ROLE_POLICIES_QUOTA, document: permissions },
      ]),
    ]),
    ...consumers.flatMap(({ consumer: { stackId }, endpoint, documents }) => [
      ...sized(`endpoint policy of ${stackId}`, ENDPOINT_POLICY_QUOTA, endpoint?.policy),
      ...sized(`STS endpoint policy of ${stackId}`, ENDPOINT_POLICY_QUOTA, documents.stsEndpointPolicy),
      ...documents.clients.flatMap(({ client, policy }) =>
        sized(`identity policy of ${stackId}/${client.name}`, ROLE_POLICIES_QUOTA, policy),
      ),
    ]),
  ];
}

function sized(name: string, quota: number, document: SizedDocument["document"] | undefined) {
  return document === undefined ? [] : [{ name, quota, document }];
}
