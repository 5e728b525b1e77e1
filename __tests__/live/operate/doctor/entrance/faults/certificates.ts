import { PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { fillSecret, outputs } from "../../../../mutual-tls/system/clients";
import { ORDERS, SUBJECTS } from "../../../../mutual-tls/system/deployment";
import type { MutualTls } from "../../../../mutual-tls/system/system";
import { type SampleIdentity, sampleAuthority } from "../../../../support/certificates/sample-authority";
import type { Fault } from "../../fault";
import { callByFunction, callByHand, rightIdentity } from "../system";

const EXPIRED = { notBefore: new Date(0), notAfter: new Date(1000) };

/** Somebody calls by hand with a wrong certificate, and later with a right one. */
function byHand(identity: (system: MutualTls) => Promise<SampleIdentity>) {
  return async (system: MutualTls) => {
    expect(await callByHand(system, await identity(system))).toMatchObject({ failed: expect.any(String) });
    return async () => {
      expect(await callByHand(system, await rightIdentity(system, "orders"))).toMatchObject({ status: 200 });
    };
  };
}

/** The function of `orders` calls with what its secret has, and later with a right certificate. */
function inSecret(identity: (system: MutualTls) => Promise<SampleIdentity>, status: number) {
  return async (system: MutualTls) => {
    await fillSecret(system, "orders", "caller", await identity(system));
    expect((await callByFunction(system, "orders")).statusCode).toBe(status);
    return async () => {
      await fillSecret(system, "orders", "caller", await rightIdentity(system, "orders"));
      expect((await callByFunction(system, "orders")).statusCode).toBe(200);
    };
  };
}

async function ofAnotherAuthority(): Promise<SampleIdentity> {
  const other = await sampleAuthority("CN=Root,O=Acme");
  return (await other.subordinate("CN=Clients,O=Acme")).issue(SUBJECTS.orders);
}

async function fillWithText(system: MutualTls): Promise<void> {
  const { client_certificate_secret_arns: arns } = await outputs(system, "orders");
  const SecretId = (arns as Readonly<Record<string, string>>).caller;
  await system
    .account(ORDERS)
    .secrets.send(new PutSecretValueCommand({ SecretId, SecretString: "certificate.pem" }));
}

export const certificateFaults: readonly Fault<MutualTls>[] = [
  {
    name: "a caller shows an expired certificate",
    cause: "certificate-expired",
    evidence: /live +[\d:]+Z ClientCertExpired, CN=orders,O=Acme, serial \w+, NotBefore=1970/,
    plant: byHand(({ authorities }) => authorities.clients.issue(SUBJECTS.orders, EXPIRED)),
  },
  {
    name: "a caller shows a revoked certificate",
    cause: "certificate-revoked",
    evidence: /ClientCertCrlHit, CN=orders,O=Acme/,
    plant: byHand(async ({ authorities }) => authorities.revoked),
  },
  {
    name: "a caller shows a certificate of another authority",
    cause: "certificate-untrusted",
    evidence: /ClientCertUntrusted, CN=orders,O=Acme/,
    plant: byHand(ofAnotherAuthority),
  },
  {
    name: "the client's secret has an expired certificate",
    cause: "certificate-expired",
    evidence: /live +.* 502 the certificate of CN=orders,O=Acme expired at/i,
    plant: inSecret(({ authorities }) => authorities.clients.issue(SUBJECTS.orders, EXPIRED), 502),
  },
  {
    name: "the client's secret has something else than a certificate",
    cause: "certificate-content",
    evidence: /502 arn:aws:secretsmanager.*: expected /,
    plant: async (system) => {
      await fillWithText(system);
      expect((await callByFunction(system, "orders")).statusCode).toBe(502);
      return async () => {
        await fillSecret(system, "orders", "caller", await rightIdentity(system, "orders"));
        expect((await callByFunction(system, "orders")).statusCode).toBe(200);
      };
    },
  },
  {
    name: "the client's certificate has a subject that the file does not name",
    cause: "subject-unknown",
    evidence: /unknown-subject, CN=stranger,O=Acme, serial \w+\n +intended +CN=orders,O=Acme/,
    plant: inSecret(({ authorities }) => authorities.clients.issue("CN=stranger,O=Acme"), 403),
  },
  {
    name: "the client's certificate is another consumer's",
    cause: "certificate-of-another",
    evidence: /granted, CN=billing,O=Acme, serial \w+, billing\n/,
    plant: inSecret((system) => rightIdentity(system, "billing"), 403),
  },
];
