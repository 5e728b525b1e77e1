import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import { makeCertificateAuthorizer } from "../../../lambdas/certificate-authorizer/authorize";
import { holdersOf } from "../../../lambdas/certificate-authorizer/grants";
import { fakeSystem } from "../../support/fakes/fake-system";

const holders = holdersOf({ orders: { subjects: ["CN=orders,O=Acme"], allow: ["GET/"], deny: ["POST/*"] } });

function event(subject?: string, leaf?: string): APIGatewayRequestAuthorizerEvent {
  const described = {
    "X-Amzn-Mtls-Clientcert-Subject": [subject],
    "X-Amzn-Mtls-Clientcert-Issuer": ["CN=Root"],
    "X-Amzn-Mtls-Clientcert-Serial-Number": ["0B"],
    ...(leaf && { "X-Amzn-Mtls-Clientcert-Leaf": [leaf] }),
  };
  return {
    type: "REQUEST",
    methodArn: "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/orders/7:a/b",
    headers: {},
    multiValueHeaders: subject === undefined ? {} : described,
    requestContext: { requestId: "r-1", identity: {} },
  } as unknown as APIGatewayRequestAuthorizerEvent;
}

async function outcome(of: APIGatewayRequestAuthorizerEvent) {
  const system = fakeSystem();
  const authorize = makeCertificateAuthorizer({ holders, stage: "prod", system });
  const result = await authorize(of).catch((error: Error) => error.message);
  return { result, logged: system.logged };
}

test("a consumer's certificate gets its grant, and one line says so", async () => {
  const { result, logged } = await outcome(event("CN=orders,O=Acme"));
  expect(result).toMatchObject({ principalId: "orders", context: { consumer: "orders", serial: "B" } });
  expect(logged).toEqual([
    {
      level: "info",
      consumer: "orders",
      verdict: "answered",
      reason: "granted",
      subject: "CN=orders,O=Acme",
      issuer: "CN=Root",
      serial: "0B",
      requestId: "r-1",
    },
  ]);
});

test("an unknown subject is denied everything, and the line has the subject to add", async () => {
  const { result, logged } = await outcome(event("CN=billing,O=Acme"));
  expect(result).toMatchObject({
    principalId: "(unknown)",
    policyDocument: {
      Statement: [{ Effect: "Deny", Resource: [expect.stringMatching(/a1b2c3d4e5\/prod\/\*$/)] }],
    },
  });
  expect(logged).toMatchObject([
    { verdict: "denied", reason: "unknown-subject", subject: "CN=billing,O=Acme" },
  ]);
});

test.each<[string, APIGatewayRequestAuthorizerEvent, string]>([
  ["without a certificate", event(), "no-certificate"],
  ["with two descriptions", event("CN=orders,O=Acme", "x"), "two-certificates"],
])("a call %s is Unauthorized, and the line quotes nothing of it", async (_, of, reason) => {
  const { result, logged } = await outcome(of);
  expect(result).toBe("Unauthorized");
  expect(logged).toEqual([{ level: "info", verdict: "unauthorized", reason, requestId: "r-1" }]);
});

test("a long subject is cut in the log", async () => {
  const { logged } = await outcome(event(`CN=${"a".repeat(5000)}`));
  expect(JSON.stringify(logged).length).toBeLessThan(800);
});
