import type { NetworkFindings } from "../access/network/network-findings";
import type { AccessProof } from "../access/prove";
import type { Deployment } from "../model/deployment";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import { linkedEndpoints } from "../model/grant";
import type { Provider } from "../model/provider";
import type { SynthesizedStack } from "../stacks/synthesize";
import { adoptedNotes } from "./adopted-notes";
import { documentNotes } from "./document-notes";
import { gatewayNotes } from "./gateway/gateway-notes";
import { keyNotes } from "./key-notes";
import { certificateNotes } from "./mutual-tls/certificate-notes";
import { publicNotes } from "./public-notes";
import { roleNotes } from "./role-notes";

/** The extent of a proof of access. Only this is kept: a proof is larger than the stacks. */
export interface AccessCounts {
  /** The number of calls that the file promises, all allowed. */
  readonly calls: number;
  /** The number of intruders' calls, all refused. */
  readonly intruders: number;
  /** The number of all classes of requests. */
  readonly classes: number;
}

export function accessCounts({ calls, probes, classes }: AccessProof): AccessCounts {
  return { calls: calls.length, intruders: probes.length, classes: classes.classes };
}

/** The proofs of access in one line. */
export function proofLine(all: readonly AccessCounts[]): string {
  const sum = (of: keyof AccessCounts) => all.reduce((total, counts) => total + counts[of], 0);
  return `access: ${sum("calls")} calls allowed, ${sum("intruders")} intruder calls refused, ${sum("classes")} classes of requests decided`;
}

/** The proofs of networks in one line. */
export function networkLine(all: readonly Pick<NetworkFindings, "sentences" | "assumptions">[]): string {
  const facts = all.reduce((total, { sentences }) => total + sentences.length, 0);
  const assumed = all.reduce((total, { assumptions }) => total + assumptions.length, 0);
  const under = assumed === 0 ? "" : `, ${assumed} assumed of parts that others own`;
  return `network: ${facts} facts proven of the stacks${under}, nothing else leads in or out`;
}

const NOTES = [publicNotes, adoptedNotes, documentNotes, roleNotes, keyNotes, certificateNotes, gatewayNotes];

/** The printed result of a synthesis: its stacks, the order to apply them, notes, and the access proof. */
export function summary(
  deployment: Deployment,
  stacks: readonly SynthesizedStack[],
  proofs: readonly string[],
): string {
  const notes = NOTES.flatMap((notesOf) => notesOf(deployment));
  const width = Math.max(...stacks.map(({ stackId }) => stackId.length));
  return [
    ...stacks.map(
      ({ stackId, resources, folder }) =>
        `${stackId.padEnd(width)}  ${String(resources).padStart(3)} resources  ${folder}/cdk.tf.json`,
    ),
    `apply:  ${applyOrder(deployment)}`,
    ...notes.map((note) => `note:   ${note}`),
    ...proofs,
  ].join("\n");
}

/** Providers, then consumers, then again each provider that reads a consumer's endpoint or the secret of its key. */
function applyOrder({ providers, serviceProviders, consumers, gatewayConsumers }: Deployment): string {
  const first = [...providers, ...serviceProviders, ...consumers, ...gatewayConsumers];
  const again = [
    ...providers.filter((provider) => linkedEndpoints(provider).length > 0 || readsSecrets(provider)),
    ...serviceProviders.filter(readsEndpoints),
  ];
  const rounds = [first, again]
    .map((parties) => parties.map(({ stackId }) => stackId))
    .filter((round) => round.length > 0);
  return rounds.map((round) => `cdktf deploy ${round.join(" ")}`).join(", then ");
}

function readsEndpoints({ grants }: ServiceProvider): boolean {
  return grants.some(({ endpoint }) => endpoint.kind === "linked");
}

function readsSecrets({ grants }: Provider): boolean {
  return grants.some(({ apiKey }) => apiKey?.secret.kind === "linked");
}
