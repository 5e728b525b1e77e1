import { DENIALS } from "../../../../lambdas/client/response/denials";
import { cause, type Found } from "../cause";
import type { ExaminedCall } from "../examined-call";
import type { LiveEndpoint } from "../facts/endpoints";
import type { AccessEntry } from "../facts/logs/access-log";
import { openRefusals, refusalWords } from "../refusals";

/**
 * A missing signature is answered as a route that there is not; here the log knows the route. An endpoint whose policy names roles
 * refuses it before, as one of `anonymous`.
 * @see https://repost.aws/knowledge-center/api-gateway-authentication-token-errors
 */
export const unsigned = cause({
  id: "unsigned",
  hop: "authentication",
  name: "The request is not signed",
  reads: ["accessLog", "endpoint", "deployment"],
  look: (facts, call) => {
    const isServed = facts.deployment?.methods[`${call.route.method} ${call.route.path}`] !== undefined;
    if (call.use.auth !== "iam" || !isServed) return undefined;
    return refusedWith(
      facts,
      call,
      (one) => isOf(one, "MISSING_AUTHENTICATION_TOKEN") || speaks(one, DENIALS.anonymous),
      {
        intended: "a request with an AWS signature",
        mend: "have the caller sign for execute-api, as the clients made here do (curl: --aws-sigv4)",
      },
    );
  },
});

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
export const clock = cause({
  id: "clock",
  hop: "authentication",
  name: "The signature is not valid at this time",
  reads: ["accessLog", "endpoint"],
  look: (facts, call) =>
    refusedWith(facts, call, (one) => isOf(one, "INVALID_SIGNATURE") && speaks(one, DENIALS.signatureTime), {
      intended: "a signature of the last five minutes",
      mend: "set the caller's clock, and have each attempt signed anew",
    }),
});

export const badSignature = cause({
  id: "signature",
  hop: "authentication",
  name: "The signature does not match the request",
  reads: ["accessLog", "endpoint"],
  look: (facts, call) =>
    refusedWith(
      facts,
      call,
      (one) => isOf(one, "INVALID_SIGNATURE") && !speaks(one, DENIALS.signatureTime) && !speaks(one, TOKEN),
      {
        intended: "a signature over the request as it arrives: its Host, path, query and body",
        mend: "check the secret key, API_HOST, API_REGION, and what changes the request on its way",
      },
    ),
});

const TOKEN = /security token/;

export const badCredentials = cause({
  id: "credentials",
  hop: "authentication",
  name: "AWS does not know the credentials, or they have expired",
  reads: ["accessLog", "endpoint"],
  look: (facts, call) =>
    refusedWith(facts, call, (one) => isOf(one, "EXPIRED_TOKEN") || speaks(one, TOKEN), {
      intended: "valid credentials of the role",
      mend: "have the caller get new credentials; keep none beyond their expiration",
    }),
});

interface Facts {
  readonly accessLog: readonly AccessEntry[];
  readonly endpoint: LiveEndpoint | undefined;
}

export function refusedWith(
  { accessLog, endpoint }: Facts,
  call: ExaminedCall,
  matches: (entry: AccessEntry) => boolean,
  { intended, mend }: { readonly intended: string; readonly mend: string },
): Found | undefined {
  const refused = openRefusals(accessLog, call, endpoint).find(matches);
  return refused && { evidence: [{ live: refusalWords(refused), intended }], mend };
}

const isOf = ({ responseType }: AccessEntry, type: string) => responseType === type;

export const speaks = ({ messages }: AccessEntry, words: RegExp) => messages.some((one) => words.test(one));
