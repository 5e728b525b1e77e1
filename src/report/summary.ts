import type { NetworkFindings } from "../access/network/network-findings";
import type { AccessProof } from "../access/prove";
import type { Deployment } from "../model/deployment";
import type { ServiceProvider } from "../model/gateway/endpoint-service";
import { linkedEndpoints } from "../model/grant";
import type { Provider } from "../model/provider";
import type { SynthesizedStack } from "../stacks/synthesize";
import { adoptedNotes } from "./adopted-notes";
import { documentNotes } from "./document-notes";
import { gatewayNotes } from "./gateway-notes";
import { keyNotes } from "./key-notes";
import { publicNotes } from "./public-notes";
import { roleNotes } from "./role-notes";

/** The access proof in one line. Only this line is kept: a proof is larger than the stacks. */
export function proofLine({ calls, probes, classes }: AccessProof): string {
  return `access: ${calls.length} calls allowed, ${probes.length} intruder calls refused, ${classes.classes} classes of requests decided`;
}

/** The network proof in one line. */
export function networkLine({ sentences, assumptions }: NetworkFindings): string {
  const under = assumptions.length === 0 ? "" : `, ${assumptions.length} assumed of parts that others own`;
  return `network: ${sentences.length} facts proven of the stacks${under}, nothing else leads in or out`;
}

/** The printed result of a synthesis: its stacks, the order to apply them, notes, and the access proof. */
export function summary(
  deployment: Deployment,
  stacks: readonly SynthesizedStack[],
  proofs: readonly string[],
): string {
  const notes = [publicNotes, adoptedNotes, documentNotes, roleNotes, keyNotes, gatewayNotes].flatMap(
    (notesOf) => notesOf(deployment),
  );
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
