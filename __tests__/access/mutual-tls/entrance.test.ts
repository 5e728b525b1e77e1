import type { Call, Endpoint } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import { describing, type HandshakeFailure } from "../../../src/access/evaluation/handshake";
import { documentWords } from "../../../src/access/evaluation/wording";
import { type World, worldOf } from "../../../src/access/world/world";
import { callOf, clientOf, consumerOf, providerOf, worded } from "../../support/calls";
import { AUTHORITY, mutualTlsDeployment } from "../../support/mutual-tls-deployment";

const SUBJECT = "x-amzn-mtls-clientcert-subject";
const ORDERS = { subject: "CN=orders,O=Acme,C=DE", issuer: AUTHORITY, serial: "0B" };
const BILLING = { subject: "CN=billing,O=Acme,C=DE", issuer: AUTHORITY, serial: "0A1B2C" };

const regional = worldOf(mutualTlsDeployment());
const domain = worldOf(mutualTlsDeployment({ endpointType: "private" }));
const signed = worldOf(mutualTlsDeployment({ auth: "iam" }));

const verified = (certificate: typeof ORDERS) => ({ kind: "verified", certificate }) as const;
const refused = (because: HandshakeFailure) => ({ kind: "refused", because }) as const;

function endpointAt(world: World, consumer: string): Endpoint {
  const endpoint = consumerOf(world, consumer).entrances.provider;
  if (endpoint === undefined) throw new Error(`there is no endpoint of ${consumer}`);
  return endpoint;
}

/** `GET /` by the orders' certificate, through the orders' endpoint. */
function verdict(world: World, more: Partial<Call> = {}) {
  const { api } = providerOf(world);
  const right = { endpoint: endpointAt(world, "orders"), handshake: verified(ORDERS) };
  return decideCall(callOf(api, { ...right, ...more }));
}

const ownEndpoint = (world: World) => providerOf(world).api.entrance?.endpoint;

test("a call with the right certificate is asked about at the entrance, the API's endpoint, the API's policy and its authorizer", () => {
  const { allowed, steps } = verdict(regional);
  expect(allowed).toBe(true);
  expect(steps.map(({ document, effect }) => [documentWords(document), effect])).toEqual([
    ["entrance of provider", "allow"],
    ["endpoint policy of provider", "allow"],
    ["resource policy of provider", "allow"],
    ["authorization of provider", "allow"],
  ]);
});

test("a private domain's policy is asked after the endpoint's and before the API's", () => {
  const { allowed, steps } = verdict(domain);
  expect(allowed).toBe(true);
  expect(steps.map(({ document }) => document.kind)).toEqual([
    "entrance",
    "endpoint-policy",
    "domain-policy",
    "resource-policy",
    "authorization",
  ]);
});

test("signed calls behind the entrance are decided by the role's own policy", () => {
  const caller = clientOf(signed, "caller", "orders");
  const { allowed, steps } = verdict(signed, { caller });
  expect(allowed).toBe(true);
  expect(steps.at(-1)).toMatchObject({ document: { kind: "identity-policy" }, effect: "allow" });
});

describe("a call is refused", () => {
  const unknown = "vpce-0fffffffffffffff0";
  test.each<[string, World, Partial<Call>, string]>([
    [
      "without a certificate, by the balancer",
      regional,
      { handshake: refused("no-certificate") },
      "entrance of provider: no certificate is shown",
    ],
    [
      "with a certificate of an unknown authority",
      regional,
      { handshake: refused("unknown-authority") },
      "entrance of provider: the certificate is of no authority of the trust store",
    ],
    [
      "with a revoked certificate",
      regional,
      { handshake: refused("revoked") },
      "entrance of provider: the certificate is revoked",
    ],
    [
      "with an expired certificate",
      regional,
      { handshake: refused("expired") },
      "entrance of provider: the certificate is expired",
    ],
    [
      "from an endpoint of an allowed account that is not accepted",
      regional,
      { endpoint: { id: unknown, owner: "nobody", account: "222222222222" } },
      "entrance of provider: the endpoint is not accepted",
    ],
    [
      "from an endpoint of a stranger's account, before any certificate is looked at",
      regional,
      {
        endpoint: { id: unknown, owner: "nobody", account: "999999999999" },
        handshake: refused("no-certificate"),
      },
      "entrance of provider: the account of the endpoint may not connect",
    ],
    [
      "with a certificate of nobody's",
      regional,
      { handshake: verified({ ...ORDERS, subject: "CN=nobody" }) },
      "authorization of provider: denied by the authorizer",
    ],
    [
      "with another consumer's certificate, for a route that only the endpoint's owner was granted",
      regional,
      { handshake: verified(BILLING) },
      "authorization of provider: denied by the authorizer",
    ],
    [
      "with a second subject that the client wrote itself",
      regional,
      { headers: { [SUBJECT]: [BILLING.subject] } },
      "authorization of provider: denied by the authorizer",
    ],
    [
      "from the internet, with headers that somebody made up",
      regional,
      { endpoint: undefined, handshake: undefined, headers: describing(ORDERS) },
      "resource policy of provider: denied by DenyOtherEndpoints",
    ],
    [
      "through another endpoint of execute-api, with such headers",
      regional,
      { endpoint: { id: unknown, owner: "nobody" }, handshake: undefined, headers: describing(ORDERS) },
      "resource policy of provider: denied by DenyOtherEndpoints",
    ],
    [
      "from the internet by the name of a private domain",
      domain,
      { endpoint: undefined, handshake: undefined, headers: describing(ORDERS) },
      "domain policy of provider: denied by DenyOtherEndpoints",
    ],
    [
      "from the internet by the API's own name, past the domain",
      domain,
      { endpoint: undefined, handshake: undefined, headers: describing(ORDERS), host: "execute-api" },
      "resource policy of provider: denied by DenyOtherEndpoints",
    ],
    [
      "with the right certificate and without a signature, where the API asks for one",
      signed,
      {},
      "authorization of provider: the call is not signed",
    ],
    [
      "with the right signature and without a certificate",
      signed,
      { caller: clientOf(signed, "caller", "orders"), handshake: refused("no-certificate") },
      "entrance of provider: no certificate is shown",
    ],
    [
      "with the right certificate and the role of another consumer",
      signed,
      { caller: clientOf(signed, "caller", "billing") },
      "resource policy of provider: no statement allows it",
    ],
  ])("%s", (_, world, more, reason) => {
    expect(worded(verdict(world, more))).toEqual({ allowed: false, reason });
  });
});

test("headers that somebody made up behind the balancer are believed: that nobody is there the proof of the network shows", () => {
  const call = { endpoint: ownEndpoint(regional), handshake: undefined, headers: describing(ORDERS) };
  expect(verdict(regional, call).allowed).toBe(true);
});

test("a certificate opens the API at any accepted endpoint", () => {
  expect(verdict(regional, { endpoint: endpointAt(regional, "billing") }).allowed).toBe(true);
});

test("a certificate of a subject whose numbers the file names opens it with one of these alone, however it is written", () => {
  const billing = { path: "/accounts/7", endpoint: endpointAt(regional, "billing") };
  const numbered = (serial: string) =>
    verdict(regional, { ...billing, handshake: verified({ ...BILLING, serial }) }).allowed;
  expect(numbered("0A1B2C")).toBe(true);
  expect(numbered("a1b2c")).toBe(true);
  expect(numbered("0A1B2D")).toBe(false);
});

test("an entrance that the file does not describe is taken to let everything in, and the explanation says so", () => {
  const { api } = providerOf(regional);
  const { steps } = verdict(regional, {
    api: { ...api, entrance: undefined, authorizer: undefined, resourcePolicy: undefined },
  });
  expect(steps[0]).toMatchObject({ document: { kind: "entrance" }, effect: "unknown" });
});
