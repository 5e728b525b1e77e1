import type { Grant } from "../../../model/grant";
import { entranceOf } from "../../../policies/document-ref";
import type { HandshakeFailure } from "../../evaluation/handshake";
import { UNKNOWN_ENDPOINT_ID } from "../../world/sample-ids";
import type { ProviderWorld } from "../../world/world";
import { type Attempt, endpointOf, grantedTarget, rightCallers, verified } from "../attempt";
import { STRANGER } from "../probe";

/** The right caller with a certificate that a balancer refuses, or with the right one at an endpoint that may not connect. */
export function connectionAttempts(world: ProviderWorld, grant: Grant): readonly Attempt[] {
  const { consumer, account } = grant;
  const right = rightCallers(world, grant)[0];
  const own = endpointOf(world, grant);
  const name = world.api.auth === "certificate" ? "a caller" : (right?.name ?? "a caller");
  const common = {
    guard: { document: entranceOf(world.provider.stackId) },
    caller: right?.caller,
    target: grantedTarget(world, grant),
  };
  const shown = verified(right ?? {});
  const endpoints = [
    { words: "that is not accepted", id: UNKNOWN_ENDPOINT_ID, account },
    // The id of an accepted endpoint, so that the account alone is strange.
    { words: "of a stranger's account", id: own?.id ?? UNKNOWN_ENDPOINT_ID, account: STRANGER },
  ];
  return [
    ...Object.entries(SHOWN).map(([because, words]) => ({
      ...common,
      words: `${name} ${words} through the endpoint of ${own?.owner ?? consumer}`,
      endpoint: own,
      handshake: { kind: "refused" as const, because: because as HandshakeFailure },
    })),
    ...endpoints.map(({ words, ...endpoint }) => ({
      ...common,
      words: `${name} with the right certificate through an endpoint ${words}`,
      endpoint: { ...endpoint, owner: "nobody" },
      handshake: shown,
    })),
  ];
}

const SHOWN: Readonly<Record<HandshakeFailure, string>> = {
  "no-certificate": "without a certificate",
  "unknown-authority": "with a certificate of an unknown authority",
  revoked: "with a revoked certificate",
  expired: "with an expired certificate",
};
