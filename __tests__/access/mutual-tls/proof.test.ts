import { assumptions } from "../../../src/access/proof/assumptions";
import { proveAccess } from "../../../src/access/prove";
import { worldOf } from "../../../src/access/world/world";
import type { GrantedCertificate } from "../../../src/model/mutual-tls/granted-certificate";
import { mutualTlsDeployment } from "../../support/mutual-tls-deployment";

const deployment = mutualTlsDeployment();
const { calls, probes } = proveAccess(deployment, "deployment.yaml");

test.each([
  ["certificate", "regional"],
  ["certificate", "private"],
  ["iam", "regional"],
  ["iam", "private"],
] as const)(
  "with auth %s behind a %s domain the file's calls are answered, and no others",
  (auth, endpointType) => {
    const proof = proveAccess(mutualTlsDeployment({ auth, endpointType }), "deployment.yaml");
    expect(proof.calls.length).toBeGreaterThan(5);
    expect(proof.calls.filter(({ verdict }) => !verdict.allowed)).toEqual([]);
    expect(proof.probes.filter(({ verdict }) => verdict.allowed)).toEqual([]);
    expect(proof.classes.classes).toBeGreaterThan(500);
    expect(proof.classes.violations).toEqual([]);
  },
);

test("clients call with their consumer's certificate, and consumers outside the file with each of theirs", () => {
  const callers = calls.map(({ consumer, client, way, certificate, caller, endpoint }) =>
    [consumer, client, way, certificate?.subject, certificate?.serial, caller, endpoint?.account].join(" "),
  );
  expect([...new Set(callers)]).toEqual([
    "orders caller certificate CN=orders,O=Acme,C=DE 1234567890ABCDEF1234567890ABCDEF12345678  222222222222",
    "orders shell certificate CN=orders,O=Acme,C=DE 1234567890ABCDEF1234567890ABCDEF12345678  222222222222",
    "billing caller certificate CN=billing,O=Acme,C=DE 0A1B2C  333333333333",
    "billing shell certificate CN=billing,O=Acme,C=DE 0A1B2C  333333333333",
    "partner CN=partner,O=Partner,C=FR certificate CN=partner,O=Partner,C=FR 1234567890ABCDEF1234567890ABCDEF12345678  444444444444",
  ]);
});

test("where calls are signed as well, clients show a certificate and are their roles", () => {
  const { calls } = proveAccess(mutualTlsDeployment({ auth: "iam" }), "deployment.yaml");
  expect(calls.map(({ caller }) => caller?.arn)).toContain(
    "arn:aws:iam::222222222222:role/private-api-orders-caller",
  );
  expect(calls.filter(({ certificate, caller }) => !certificate || !caller)).toEqual([]);
});

test.each([
  "GET / by a caller without a certificate through the endpoint of orders",
  "GET / by a caller with a certificate of an unknown authority through the endpoint of orders",
  "GET / by a caller with a revoked certificate through the endpoint of orders",
  "GET / by a caller with an expired certificate through the endpoint of orders",
  "GET / by a certificate of somebody who is not granted anything through the endpoint of orders",
  "GET / by the certificate of billing through the endpoint of orders",
  "GET /accounts/sample~/entries by the certificate of orders for a route that a granted pattern covers",
  "GET /accounts/sample~/e%6Etries by the certificate of orders for a route that a granted pattern covers",
  "GET /accounts/sample~ by a certificate of billing with another number through the endpoint of billing",
  "GET / by a caller that writes a second x-amzn-mtls-clientcert-subject through the endpoint of orders",
  "GET / by a caller with the right certificate through an endpoint that is not accepted",
  "GET / by a caller with the right certificate through an endpoint of a stranger's account",
  "GET / by somebody with the headers of orders's certificate from the internet by the name of its domain",
  "GET / by somebody with the headers of orders's certificate from the internet by the name of execute-api",
  "GET / by somebody with the headers of orders's certificate through another endpoint by the name of execute-api",
  "GET / by anybody for another API through the endpoint of provider",
  "the role that deploys the stack reading the certificate of caller of orders",
])("an intruder tries: %s", (sentence) => {
  expect(probes.map((probe) => probe.sentence)).toContain(sentence);
});

test("what a certificate and a balancer cannot prove is said", () => {
  expect(assumptions(worldOf(deployment))).toEqual([
    "whoever holds the key of a consumer's certificate is that consumer, at any accepted endpoint",
    "a balancer passes on only what is of an authority of its trust store, not revoked and not expired, and describes it in its headers",
    "nothing reaches the endpoint of provider but its balancer, as the proof of the network shows: only that makes the headers true",
    "a certificate's secret is written by its owner, whom the account's own policies let write it",
    "no service control policy and no permissions boundary refuses what these documents allow",
  ]);
});

test("an answer of the authorizer that is too long is refused, by consumer", () => {
  const [provider] = deployment.providers;
  if (provider === undefined) throw new Error("expected a provider");
  const routes = Array.from({ length: 150 }, (_, i) => ({
    method: "GET" as const,
    path: `/a-rather-long-resource-${i}`,
  }));
  const wide = {
    ...deployment,
    consumers: [],
    providers: [
      {
        ...provider,
        service: { ...provider.service, routes, resourcePolicyQuota: 1e6 },
        grants: provider.grants
          .filter(({ isExternal }) => isExternal)
          .map((grant) => ({ ...grant, routes: routes.slice(1) })),
      },
    ],
  };
  expect(() => proveAccess(wide, "deployment.yaml")).toThrow(
    /expected the authorizer's answer to partner to have at most 8192 characters, got \d+/,
  );
});

test("of an API outside the file the entrance is taken to let its clients in, and the rest is their own documents'", () => {
  const described = {
    ...deployment,
    providers: [],
    consumers: deployment.consumers.map((consumer) => {
      const uses = consumer.uses.map((use) => ({ ...use, apiId: "a1b2c3d4e5" }));
      const clients = consumer.clients.map((client) => ({ ...client, use: uses[0] ?? client.use }));
      return { ...consumer, uses, clients };
    }),
  };
  const { calls, classes } = proveAccess(described, "deployment.yaml");
  expect(calls.length).toBeGreaterThan(3);
  expect(calls.filter(({ verdict }) => !verdict.allowed)).toEqual([]);
  expect(calls[0]?.verdict.steps[0]).toMatchObject({ document: { kind: "entrance" }, effect: "unknown" });
  expect(classes.violations).toEqual([]);
});

test("an outside consumer that has told no endpoint yet is not said to be able to call", () => {
  const waiting = {
    ...deployment,
    providers: deployment.providers.map((provider) => ({
      ...provider,
      grants: provider.grants.map((grant) =>
        grant.isExternal
          ? { ...grant, reach: { kind: "endpoints" as const, ids: [], associate: false } }
          : grant,
      ),
    })),
  };
  const proof = proveAccess(waiting, "deployment.yaml");
  expect(proof.calls.map(({ consumer }) => consumer)).not.toContain("partner");
  expect(proof.classes.violations).toEqual([]);
});

test.each<[string, GrantedCertificate]>([
  ["a name of small letters", { subjects: ["CN=orders"] }],
  ["a name of digits", { subjects: ["CN=123,O=456"] }],
  ["a name with escaped separators", { subjects: ["CN=a\\,b\\+c,O=x"] }],
  ["a value that is no text", { subjects: ["2.5.4.5=#0C03616263,O=x"] }],
  ["a part of several attributes", { subjects: ["CN=a+OU=b,O=x"] }],
  ["letters beyond ASCII", { subjects: ["CN=Zo\u00eb,O=x"] }],
  ["names that are nearly one another", { subjects: ["CN=a,O=x", "CN=A,O=x", "O=x", "CN=more,CN=a,O=x"] }],
  ["spaces around separators", { subjects: ["CN=a , O = x"] }],
  ["numbers that begin with 1", { subjects: ["CN=a"], serials: ["01", "2", "00:03"] }],
])("%s is told apart from all that is nearly the same", (_, certificate) => {
  const changed = {
    ...deployment,
    providers: deployment.providers.map((provider) => ({
      ...provider,
      grants: provider.grants.map((grant) =>
        grant.consumer === "orders" ? { ...grant, certificate } : grant,
      ),
    })),
  };
  const proof = proveAccess(changed, "deployment.yaml");
  expect(proof.classes.violations).toEqual([]);
  expect(proof.calls.filter(({ verdict }) => !verdict.allowed)).toEqual([]);
});
