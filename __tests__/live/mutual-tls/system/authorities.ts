import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type SampleAuthority,
  type SampleIdentity,
  sampleAuthority,
} from "../../support/certificates/sample-authority";
import { SUBJECTS } from "./deployment";

/** The authorities of a test, and what they have issued. */
export interface Authorities {
  /** The authority that issues clients' certificates, below the root. */
  readonly clients: SampleAuthority;
  /** A certificate of the consumer `orders` that is revoked. */
  readonly revoked: SampleIdentity;
  /** The files that the deployment file names. */
  readonly caBundle: string;
  readonly revocationList: string;
}

export async function makeAuthorities(folder: string): Promise<Authorities> {
  const root = await sampleAuthority("CN=Root,O=Acme");
  const clients = await root.subordinate("CN=Clients,O=Acme");
  const revoked = await clients.issue(SUBJECTS.orders);
  const file = (name: string, text: string) => {
    const path = join(folder, "authorities", name);
    mkdirSync(join(folder, "authorities"), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  return {
    clients,
    revoked,
    caBundle: file("ca.pem", root.certificate + clients.certificate),
    revocationList: file("clients.crl", await clients.revoke([revoked.serialNumber])),
  };
}
