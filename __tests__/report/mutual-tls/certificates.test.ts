import { worldOf } from "../../../src/access/world/world";
import { callAs, explain } from "../../../src/commands/access/access-answer";
import { accessJson } from "../../../src/report/access-json";
import { accessReport } from "../../../src/report/access-report";
import { matrixText } from "../../../src/report/matrix-text";
import { certificateNotes } from "../../../src/report/mutual-tls/certificate-notes";
import { verdictText } from "../../../src/report/verdict-text";
import { worded } from "../../support/calls";
import { mutualTlsDeployment } from "../../support/mutual-tls-deployment";

const plain = (text: string) => text;
const deployment = mutualTlsDeployment();
const world = worldOf(deployment);
const signed = worldOf(mutualTlsDeployment({ auth: "iam" }));
const report = accessReport(world);

test("the matrix has the subject that each client is known by, and each certificate of a consumer outside the file", () => {
  const [orders, , partner] = matrixText(report, plain).split("\n\n");
  expect(orders?.split("\n").map((line) => line.trimEnd())).toEqual([
    "provider, called by orders",
    "  caller: certificate, as CN=orders,O=Acme,C=DE, through the endpoint of orders",
    "  shell: certificate, as CN=orders,O=Acme,C=DE, through the endpoint of orders",
    "                              caller   shell",
    "  GET /                       allowed  allowed",
    "  GET /accounts/{id}          allowed  allowed",
    "  GET /accounts/{id}/entries  refused  refused",
    "  POST /orders                refused  refused",
  ]);
  expect(partner).toContain(
    "  CN=partner,O=Partner,C=FR: certificate, as itself, through vpce-0123456789abcdef0",
  );
});

test("where calls are signed as well, clients are shown as their roles", () => {
  const [orders] = matrixText(accessReport(signed), plain).split("\n\n");
  expect(orders).toContain("  caller: certificate, as itself, through the endpoint of orders\n");
});

test("the JSON has the subject of each call, and the reason of an entrance that refuses", () => {
  const { calls, intruders } = JSON.parse(accessJson(report));
  expect(calls).toContainEqual(
    expect.objectContaining({
      consumer: "billing",
      client: "caller",
      way: "certificate",
      principal: "*",
      subject: "CN=billing,O=Acme,C=DE",
      route: "GET /accounts/{id}/entries",
      allowed: true,
    }),
  );
  expect(intruders).toContainEqual(
    expect.objectContaining({
      call: "GET / by a caller with a revoked certificate through the endpoint of orders",
      guard: { document: { kind: "entrance", owner: "provider" } },
      reason: "entrance of provider: the certificate is revoked",
      decisive: { document: { kind: "entrance", owner: "provider" }, effect: "deny", refusal: "revoked" },
    }),
  );
});

describe("one call explained", () => {
  const question = { kind: "explain", method: "GET", path: "/" } as const;

  test("names the entrance, the API's endpoint, its policy and the authorizer", () => {
    const verdict = explain(world, { ...question, client: "orders/caller" });
    expect(verdictText("orders/caller GET /", verdict, plain)).toBe(
      [
        "orders/caller GET /: allowed",
        "  entrance of provider         lets in: the endpoint is accepted, the certificate verified",
        "  endpoint policy of provider  allows (AllowOwnApi)",
        "  resource policy of provider  allows (AllowHolders)",
        "  authorization of provider    allows",
        "because of: resource policy of provider: allowed by AllowHolders",
      ].join("\n"),
    );
  });

  test("names the reason of an entrance that refuses", () => {
    const role = "arn:aws:iam::222222222222:role/private-api-orders-caller";
    const verdict = callAs(signed, { ...question, kind: "as", roleArn: role, via: "vpce-0abc" });
    expect(verdictText("GET /", verdict, plain)).toBe(
      [
        "GET /: refused",
        "  entrance of provider  refuses: the account of the endpoint may not connect",
        "because of: entrance of provider: the account of the endpoint may not connect",
      ].join("\n"),
    );
  });

  test.each([
    ["the role's own consumer", "orders"],
    ["another consumer, whose certificate is as good where roles are known by signatures", "billing"],
  ])("a role calls through the entrance by the endpoint of %s", (_, via) => {
    const roleArn = "arn:aws:iam::222222222222:role/private-api-orders-caller";
    const verdict = callAs(signed, { ...question, kind: "as", roleArn, via });
    expect(verdict.allowed).toBe(true);
    expect(verdict.steps[0]).toMatchObject({ document: { kind: "entrance" }, effect: "allow" });
  });

  test("a consumer that is none is a mistake in the question", () => {
    const roleArn = "arn:aws:iam::222222222222:role/private-api-orders-caller";
    expect(() => callAs(signed, { ...question, kind: "as", roleArn, via: "nobody" })).toThrow(
      'expected --via to be an endpoint\'s id or one of the consumers (orders, billing, partner), got "nobody"',
    );
  });

  test("a role that signs from outside any VPC is not of the entrance", () => {
    const roleArn = "arn:aws:iam::222222222222:role/private-api-orders-caller";
    expect(worded(callAs(signed, { ...question, kind: "as", roleArn })).reason).toBe(
      "resource policy of provider: denied by DenyOtherEndpoints",
    );
  });
});

test("the notes say who has to fill a secret, and what a regional name is on the internet", () => {
  expect(certificateNotes(deployment)).toEqual([
    "provider: mtls.example.com is also the name of a regional domain on the internet, where the API's policy refuses every call",
    "provider: always on, beside the API: two balancers 32.86, trust store 4.09, endpoint of the API in 2 zones 14.60: 51.55 dollars a month in us-east-1",
    "orders: the secret private-api-orders-caller-certificate-* is made empty; until its owner puts a certificate and its key into it, caller cannot call",
    "orders: the secret private-api-orders-shell-certificate-* is made empty; until its owner puts a certificate and its key into it, shell cannot call",
    "orders: always on: endpoint of the entrance in 2 zones 14.60, private zone 0.50, endpoint of Secrets Manager in 2 zones 14.60, secrets of certificates 0.80: 30.50 dollars a month in us-east-1",
    "billing: the secret private-api-billing-caller-certificate-* is made empty; until its owner puts a certificate and its key into it, caller cannot call",
    "billing: the secret private-api-billing-shell-certificate-* is made empty; until its owner puts a certificate and its key into it, shell cannot call",
    "billing: always on: endpoint of the entrance in 2 zones 14.60, private zone 0.50, endpoint of Secrets Manager in 2 zones 14.60, secrets of certificates 0.80: 30.50 dollars a month in us-east-1",
  ]);
  expect(certificateNotes(mutualTlsDeployment({ endpointType: "private" })).join()).not.toContain("regional");
});

test("the owner of an API outside the file is named, who has to accept the endpoint", () => {
  const described = {
    ...deployment,
    consumers: deployment.consumers.map((consumer) => ({
      ...consumer,
      uses: consumer.uses.map((use) => ({ ...use, apiId: "a1b2c3d4e5" })),
    })),
  };
  expect(certificateNotes(described)).toContain(
    'orders: the owner of provider has to accept this stack\'s output endpoint_ids["provider"], and to know the subjects of its certificates',
  );
});
