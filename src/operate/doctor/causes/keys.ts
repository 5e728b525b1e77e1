import { keyIdOf } from "../../../model/keys/kept-keys";
import { cause } from "../cause";
import type { LiveSecret } from "../facts/secrets";
import { openRefusals, refusalWords } from "../refusals";

/** A rotation takes minutes; after this it has stopped. */
const STUCK_MS = 60 * 60_000;

export const keyPending = cause({
  id: "key-pending",
  hop: "authorization",
  name: "The rotation of the consumer's key has not come to its end",
  reads: ["secrets", "now"],
  look: ({ secrets, now }, { use, consumer }) => {
    const secret = secrets[keyIdOf(use)];
    const pending = use.auth === "api-key" ? versionWith(secret, "AWSPENDING") : undefined;
    if (pending === undefined || pending.labels.includes("AWSCURRENT")) return undefined;
    if (now - (pending.createdAt ?? 0) < STUCK_MS) return undefined;
    return {
      evidence: [
        {
          live: `a version is AWSPENDING since ${dateOf(pending.createdAt)}`,
          intended: "AWSCURRENT within minutes",
        },
      ],
      refuses: false,
      mend: `aws secretsmanager rotate-secret --region ${consumer.region} --secret-id ${secret?.arn}`,
    };
  },
});

export const keyRefused = cause({
  id: "key-refused",
  hop: "authorization",
  name: "The API's authorizer does not accept the key",
  reads: ["accessLog", "endpoint", "secrets"],
  look: ({ accessLog, endpoint, secrets }, call) => {
    if (call.use.auth !== "api-key") return undefined;
    const refused = openRefusals(accessLog, call, endpoint).find(
      ({ status, responseType = "" }) =>
        status === 401 || /^(UNAUTHORIZED|ACCESS_DENIED)$/.test(responseType),
    );
    if (refused === undefined) return undefined;
    const current = versionWith(secrets[keyIdOf(call.use)], "AWSCURRENT");
    const cacheSeconds = call.provider?.service.authorizer?.cacheSeconds ?? 0;
    const isCached = current?.createdAt !== undefined && refused.at - current.createdAt < cacheSeconds * 1000;
    return {
      evidence: [
        {
          live: `${refusalWords(refused)}; the key is current since ${dateOf(current?.createdAt)}`,
          intended: isCached
            ? `the authorizer's earlier answer counts for ${cacheSeconds} seconds`
            : "the current key of the consumer's secret",
        },
      ],
      mend: isCached
        ? `wait ${cacheSeconds} seconds, or flush the cache: aws apigateway flush-stage-authorizers-cache`
        : "have the client read its secret again; check that the provider was applied since the consumer keeps its key",
    };
  },
});

export const keyAbsent = cause({
  id: "key-absent",
  hop: "authorization",
  name: "The secret of the consumer's key does not exist, or has no current version",
  reads: ["secrets"],
  look: ({ secrets }, { use, consumer }) => {
    if (use.auth !== "api-key") return undefined;
    const secret = secrets[keyIdOf(use)];
    if (versionWith(secret, "AWSCURRENT") !== undefined) return undefined;
    return {
      evidence: [
        { live: secret ? `${secret.arn} has no current version` : "none", intended: "a secret with a key" },
      ],
      mend: `npx crosslink deploy --only ${consumer.stackId}`,
    };
  },
});

function versionWith(secret: LiveSecret | undefined, label: string) {
  return secret?.versions.find(({ labels }) => labels.includes(label));
}

function dateOf(at: number | undefined): string {
  return at === undefined ? "an unknown time" : new Date(at).toISOString();
}
