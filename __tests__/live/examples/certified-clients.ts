import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import type { Client, Consumer } from "../../../src/model/consumer";
import type { Deployment } from "../../../src/model/deployment";
import { makeCertificate } from "../emulated-aws/strict/http-api/stages/sample-certificate";
import { makeHostedZone } from "../own-name/hosted-zone";
import { type SampleAuthority, sampleAuthority } from "../support/certificates/sample-authority";
import { applyInOrder } from "./apply-in-order";
import type { ExampleFile } from "./example-file";
import type { ExampleSystem } from "./example-system";
import type { LiveExample } from "./live-example";

/** The texts of a file that stand for what a live run makes. */
interface Named {
  readonly caBundle: string;
  readonly revocationList?: string;
  readonly certificateArn?: string;
  readonly hostedZoneId?: string;
}

/**
 * An example whose clients show certificates: an authority of the test's own takes the place of the file's, whose key nobody has,
 * and once everything is applied each client's owner fills its secret.
 */
export function certifiedClients(named: Named): Pick<LiveExample, "existing" | "apply"> {
  let made: { readonly authority: SampleAuthority; readonly system: ExampleSystem } | undefined;
  return {
    existing: async (system) => {
      const authority = await sampleAuthority("CN=Clients,O=Acme,C=DE");
      made = { authority, system };
      const provider = system.accountInFile("111111111111");
      const { caBundle, revocationList, certificateArn, hostedZoneId } = named;
      return {
        [caBundle]: fileOf(system, "ca.pem", authority.certificate),
        ...(revocationList && {
          [revocationList]: fileOf(system, "clients.crl", await authority.revoke(["4F"])),
        }),
        ...(certificateArn && {
          [certificateArn]: await makeCertificate(provider.ec2, system.aws.url, system.region),
        }),
        ...(hostedZoneId && {
          [hostedZoneId]: await makeHostedZone(provider, system.aws.url, "example.com"),
        }),
      };
    },
    apply: async (files, replacements) => {
      await applyInOrder(files, replacements);
      if (made === undefined) throw new Error("there is no authority");
      for (const file of files) await fillSecrets(file, made.authority, made.system);
    },
  };
}

function fileOf({ folder }: ExampleSystem, name: string, text: string): string {
  const path = join(folder, "authority", name);
  mkdirSync(join(folder, "authority"), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function fillSecrets(
  file: ExampleFile,
  authority: SampleAuthority,
  { account }: ExampleSystem,
): Promise<void> {
  for (const consumer of file.deployment.consumers) {
    const { client_certificate_secret_arns: arns = {} } = await file.facts(consumer.stackId);
    for (const client of consumer.clients.filter(({ auth }) => auth === "certificate")) {
      const { subject, serialNumber } = certificateFor(file.deployment, consumer, client);
      const { certificate, privateKey } = await authority.issue(subject, { serialNumber });
      const SecretId = (arns as Readonly<Record<string, string>>)[client.name];
      const SecretString = JSON.stringify({ certificate, privateKey });
      await account(consumer.account).secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
    }
  }
}

/** The certificate that the provider knows the consumer by; where signatures say who it is, any. */
function certificateFor({ providers }: Deployment, { stackId }: Consumer, { use, name }: Client) {
  const provider = providers.find((one) => one.stackId === use.name);
  const granted = provider?.grants.find(({ consumer }) => consumer === stackId)?.certificate;
  return {
    subject: granted?.subjects[0] ?? `CN=${name},O=Acme,C=DE`,
    serialNumber: granted?.serials?.[0],
  };
}
