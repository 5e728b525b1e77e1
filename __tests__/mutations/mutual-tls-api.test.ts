import type { ApiEntrance } from "../../src/access/evaluation/api-entrance";
import { certificateAuthorizer } from "../../src/access/evaluation/certificate-authorizer";
import { UNKNOWN_ENDPOINT_ID } from "../../src/access/world/sample-ids";
import { type ProviderWorld, type World, worldOf } from "../../src/access/world/world";
import type { PolicyDocument } from "../../src/policies/document";
import { mutualTlsDeployment } from "../support/mutual-tls-deployment";
import {
  inStatement,
  letIn,
  type Mutation,
  problemsOf,
  refused,
  withResourceStatement,
} from "../support/policies/mutated-world";

const behindRegional = mutualTlsDeployment();
const behindPrivate = mutualTlsDeployment({ endpointType: "private" });
const signed = mutualTlsDeployment({ auth: "iam" });

const dropped: Mutation = () => undefined;
const unconditional: Mutation = ({ Condition: _, ...statement }) => statement;

/** The world with another API of its provider. */
function withApi(
  deployment: typeof behindRegional,
  change: (api: ProviderWorld["api"], world: ProviderWorld) => Partial<ProviderWorld["api"]>,
): World {
  const world = worldOf(deployment);
  const providers = world.providers.map((provider) => ({
    ...provider,
    api: { ...provider.api, ...change(provider.api, provider) },
  }));
  const apis = Object.fromEntries(providers.map(({ api }) => [api.name, api]));
  return { ...world, providers, consumers: world.consumers.map((consumer) => ({ ...consumer, apis })) };
}

function withEntrance(
  deployment: typeof behindRegional,
  change: (entrance: ApiEntrance) => Partial<ApiEntrance>,
): World {
  return withApi(deployment, ({ entrance }) => {
    if (entrance === undefined) throw new Error("expected an entrance");
    return { entrance: { ...entrance, ...change(entrance) } };
  });
}

const withConnection = (account: string, ...endpointIds: readonly string[]) =>
  withEntrance(behindRegional, ({ connections }) => ({
    connections: [...connections, { consumer: "more", account, endpointIds }],
  }));

const withEndpointPolicy = (
  deployment: typeof behindRegional,
  change: (policy: PolicyDocument) => PolicyDocument,
) =>
  withEntrance(deployment, ({ endpoint }) => ({
    endpoint: { ...endpoint, policy: endpoint.policy && change(endpoint.policy) },
  }));

const withDomainPolicy = (change: (policy: PolicyDocument) => PolicyDocument) =>
  withEntrance(behindPrivate, ({ domain }) => ({
    domain: domain && { ...domain, policy: change(domain.policy) },
  }));

/** The world in which no secret of a certificate has this statement. */
function withoutSecretStatement(sid: string): World {
  const world = worldOf(behindRegional);
  const consumers = world.consumers.map((consumer) => ({
    ...consumer,
    documents: {
      ...consumer.documents,
      certificates: consumer.documents.certificates.map((one) => ({
        ...one,
        secretPolicy: inStatement(one.secretPolicy, sid, dropped),
      })),
    },
  }));
  return { ...world, consumers };
}

/** The world in which the authorizer asks for no number of a certificate. */
const withoutSerials = () =>
  withApi(behindRegional, ({ stage }, { documents }) => {
    const grants = Object.entries(documents.entrance?.certificateGrants ?? {}).map(
      ([name, { serials: _, ...grant }]) => [name, grant] as const,
    );
    return { authorizer: certificateAuthorizer(Object.fromEntries(grants), stage) };
  });

test.each([
  ["certificates behind a regional domain", behindRegional],
  ["certificates behind a private domain", behindPrivate],
  ["signed calls", signed],
])("the policies of %s as they are have no problem", (_, deployment) => {
  expect(problemsOf(worldOf(deployment))).toEqual([]);
});

test.each<[string, () => World, RegExp]>([
  [
    "a dropped deny of other endpoints in the API's policy, by the API's own name",
    () => withResourceStatement(behindPrivate, "DenyOtherEndpoints", dropped),
    letIn(
      "GET / by somebody with the headers of orders's certificate from the internet by the name of execute-api",
      "resource policy of provider, DenyOtherEndpoints",
    ),
  ],
  [
    "the same by the name of a regional domain, which has no policy",
    () => withResourceStatement(behindRegional, "DenyOtherEndpoints", dropped),
    letIn(
      "GET / by somebody with the headers of orders's certificate from the internet by the name of its domain",
      "resource policy of provider, DenyOtherEndpoints",
    ),
  ],
  [
    "a domain's policy that allows everybody",
    () =>
      withDomainPolicy((policy) =>
        inStatement(inStatement(policy, "AllowOwnEndpoint", unconditional), "DenyOtherEndpoints", dropped),
      ),
    letIn(
      "GET / by somebody with the headers of orders's certificate through another endpoint by the name of its domain",
      "domain policy of provider, DenyOtherEndpoints",
    ),
  ],
  [
    "a domain's policy without its Deny, which leaves callers of the account to that account's policies",
    () => withDomainPolicy((policy) => inStatement(policy, "DenyOtherEndpoints", dropped)),
    /providers\.provider\.service: expected execute-api:Invoke of .+\/domainnames\/mtls\.example\.com\+.+ to be refused/,
  ],
  [
    "a domain's policy that allows nobody",
    () => withDomainPolicy((policy) => inStatement(policy, "AllowOwnEndpoint", dropped)),
    refused(
      "consumers.orders.clients.caller: expected to be able to call GET / of provider, got a refusal by domain policy of provider: no statement allows it",
    ),
  ],
  [
    "a service that a stranger's account may connect to",
    () => withConnection("999999999999"),
    letIn(
      "GET / by a caller with the right certificate through an endpoint of a stranger's account",
      "entrance of provider",
    ),
  ],
  [
    "an endpoint that is accepted and not the consumer's",
    () => withConnection("222222222222", UNKNOWN_ENDPOINT_ID),
    letIn(
      "GET / by a caller with the right certificate through an endpoint that is not accepted",
      "entrance of provider",
    ),
  ],
  [
    "a consumer whose endpoint is not accepted",
    () =>
      withEntrance(behindRegional, ({ connections }) => ({
        connections: connections.map((one) =>
          one.consumer === "billing" ? { ...one, endpointIds: [] } : one,
        ),
      })),
    refused(
      "consumers.billing.clients.caller: expected to be able to call GET /accounts/{id} of provider, got a refusal by entrance of provider: the endpoint is not accepted",
    ),
  ],
  [
    "an endpoint behind the entrance that leads to every API",
    () =>
      withEndpointPolicy(behindRegional, (policy) =>
        inStatement(policy, "AllowOwnApi", (statement) => ({ ...statement, Resource: "*" })),
      ),
    letIn(
      "GET / by anybody for another API through the endpoint of provider",
      "endpoint policy of provider, AllowOwnApi",
    ),
  ],
  [
    "an endpoint behind the entrance that does not lead to the private domain",
    () =>
      withEndpointPolicy(behindPrivate, (policy) =>
        inStatement(policy, "AllowOwnApi", (statement) => ({
          ...statement,
          Resource: [statement.Resource ?? []].flat().slice(0, 1),
        })),
      ),
    refused(
      "consumers.orders.clients.caller: expected to be able to call GET / of provider, got a refusal by endpoint policy of provider: no statement allows it",
    ),
  ],
  [
    "an authorizer that asks for no number",
    withoutSerials,
    letIn("by a certificate of billing with another number", "authorization of provider"),
  ],
  [
    "an authorizer that nobody's certificate is refused by",
    () => withApi(behindRegional, () => ({ authorizer: "allow" as const })),
    letIn("GET / by the certificate of billing through the endpoint of orders", "authorization of provider"),
  ],
  [
    "a certificate's secret that everybody of the account reads",
    () => withoutSecretStatement("DenyOtherReaders"),
    letIn(
      "the role that deploys the stack reading the certificate of caller of orders",
      "secret policy of orders/caller_certificate, DenyOtherReaders",
    ),
  ],
  [
    "a dropped deny of the account's other roles, where calls are signed",
    () => withResourceStatement(signed, "DenyOtherRolesOfThisAccount", dropped),
    letIn("another role of the API's account", "resource policy of provider, DenyOtherRolesOfThisAccount"),
  ],
  [
    "a dropped allow, where calls are signed",
    () => withResourceStatement(signed, "AllowOrders", dropped),
    refused("consumers.orders.clients.caller: expected to be able to call GET / of provider"),
  ],
])("%s is found, and named", (_, world, message) => {
  expect(problemsOf(world())).toContainEqual(expect.stringMatching(message));
});
