import { type SampleIdentity, sampleAuthority } from "../support/certificates/sample-authority";
import { callFrom } from "./system/clients";
import { SUBJECTS } from "./system/deployment";
import type { MutualTls } from "./system/system";

const EXPIRED = { notBefore: new Date(0), notAfter: new Date(1000) };

/** The connections that the balancer refuses. */
export function handshakes(system: () => MutualTls): void {
  const clients = () => system().authorities.clients;

  it.each<[string, () => Promise<SampleIdentity | undefined>, string]>([
    ["no certificate", async () => undefined, "Failed:UnmappedConnectionError"],
    ["a revoked certificate", async () => system().authorities.revoked, "Failed:ClientCertCrlHit"],
    ["an expired certificate", () => clients().issue(SUBJECTS.orders, EXPIRED), "Failed:ClientCertExpired"],
    [
      "a certificate of another authority with the same names",
      async () => {
        const other = await sampleAuthority("CN=Root,O=Acme");
        return (await other.subordinate("CN=Clients,O=Acme")).issue(SUBJECTS.orders);
      },
      "Failed:ClientCertUntrusted",
    ],
  ])("%s: the handshake fails, and the log of connections says why", async (_, identity, reason) => {
    const answer = await callFrom(system(), "orders", { identity: await identity() });
    expect(answer).toMatchObject({ failed: expect.any(String) });
    expect(system().gateway.connections.last?.tlsVerifyStatus).toBe(reason);
  });
}
