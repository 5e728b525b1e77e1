import { authorizerName } from "../../../../model/aws/names";
import { cause, deployOnly, type Found } from "../../cause";
import type { ExaminedCall } from "../../examined-call";
import { certificateProvider } from "../../facts/entrance/authorizer";
import type { Facts } from "../../facts/facts";
import type { AccessEntry } from "../../facts/logs/access-log";
import type { Decision } from "../../facts/logs/authorizer-log";
import { isOfRoute, refusalWords } from "../../refusals";

export const absent = cause({
  id: "authorizer-absent",
  hop: "authorization",
  name: "The API's authorizer does not exist",
  reads: ["authorizer"],
  look: ({ authorizer }, call) => {
    const provider = certificateProvider(call);
    if (provider === undefined || authorizer !== undefined) return undefined;
    const intended = `the function ${authorizerName(provider.name)}`;
    return { evidence: [{ live: "none", intended }], mend: deployOnly(provider) };
  },
});

/** The subjects and the routes that it knows are a part of its code. */
export const otherCode = cause({
  id: "authorizer-code",
  hop: "authorization",
  name: "The API's authorizer is not the deployment's: it may know other subjects or routes",
  reads: ["authorizer", "intendedCode"],
  look: ({ authorizer, intendedCode }, call) => {
    const provider = certificateProvider(call);
    if (provider === undefined || authorizer === undefined || intendedCode === undefined) return undefined;
    if (authorizer.codeHash === intendedCode) return undefined;
    const evidence = [
      { live: `SHA-256 of its code: ${authorizer.codeHash ?? "unknown"}`, intended: intendedCode },
    ];
    return { evidence, mend: deployOnly(provider) };
  },
});

const JUDGED = ["accessLog", "decisions", "clientLog"] as const;
type Judged = Pick<Facts, (typeof JUDGED)[number]>;

export const unknownSubject = cause({
  id: "subject-unknown",
  hop: "authorization",
  name: "The file names the subject of the certificate nowhere",
  reads: JUDGED,
  look: (facts, call) =>
    judged(facts, call, ({ reason }) => reason === "unknown-subject", {
      mend: `name it under consumers.${call.consumer.stackId}.uses.${call.use.name}.subjects, then npx crosslink deploy; or show a certificate of a subject that is named`,
    }),
});

export const otherCertificate = cause({
  id: "certificate-not-named",
  hop: "authorization",
  name: "The subject is the consumer's, but not this certificate of it",
  reads: JUDGED,
  look: (facts, call) =>
    judged(facts, call, ({ reason }) => /^other-(serial|issuer)$/.test(reason), {
      mend: `name its serial number under consumers.${call.consumer.stackId}.uses.${call.use.name}.serials, then npx crosslink deploy`,
    }),
});

export const otherConsumer = cause({
  id: "certificate-of-another",
  hop: "authorization",
  name: "The certificate is another consumer's, who may not call the route",
  reads: JUDGED,
  look: (facts, call) =>
    judged(
      facts,
      call,
      ({ reason, consumer }) => reason === "granted" && consumer !== call.consumer.stackId,
      { mend: "fill the client's secret with a certificate of its own consumer" },
    ),
});

/** The balancer describes the certificate in headers; without exactly one description the authorizer answers 401. */
export const notDescribed = cause({
  id: "certificate-not-described",
  hop: "authorization",
  name: "The call arrives without one description of a certificate",
  reads: JUDGED,
  look: (facts, call) =>
    judged(facts, call, ({ reason }) => /^(no-certificate|two-values|two-certificates)$/.test(reason), {
      mend: "have the caller send no header x-amzn-mtls-*, and call the domain through the entrance",
    }),
});

/** The latest refusal of a call about which the authorizer decided so. */
function judged(
  facts: Judged,
  call: ExaminedCall,
  matches: (decision: Decision) => boolean,
  { mend }: { readonly mend: string },
): Found | undefined {
  for (const { entry, decision } of openJudgements(facts, call)) {
    if (!matches(decision)) continue;
    const { reason, subject, serial, consumer } = decision;
    const who = [
      subject ?? "no subject",
      ...(serial ? [`serial ${serial}`] : []),
      ...(consumer ? [consumer] : []),
    ];
    const named = call.grant?.certificate?.subjects.join("; ") ?? "a subject of the consumer";
    const live = `${refusalWords(entry)}: ${reason}, ${who.join(", ")}`;
    return { evidence: [{ live, intended: named }], mend };
  }
  return undefined;
}

interface Judgement {
  readonly entry: AccessEntry;
  readonly decision: Decision;
}

/**
 * Refusals of a call with the authorizer's decision about each, the latest first, since the consumer was last answered. A request is
 * a function's if that has logged its id; of other clients every request for the route counts that is no other consumer's.
 */
function openJudgements(
  { accessLog, decisions, clientLog }: Judged,
  call: ExaminedCall,
): readonly Judgement[] {
  if (certificateProvider(call) === undefined) return [];
  const byId = new Map(decisions.map((one) => [one.requestId, one]));
  const own = new Set(clientLog.flatMap(({ requestId }) => requestId ?? []));
  const isOwn = ({ requestId = "" }: AccessEntry, decision: Decision) =>
    call.client.type === "lambda"
      ? own.has(requestId)
      : decision.consumer === undefined || decision.consumer === call.consumer.stackId;
  const latest = accessLog
    .filter((entry) => isOfRoute(entry, call))
    .toSorted((a, b) => b.at - a.at)
    .flatMap((entry): readonly Judgement[] => {
      const decision = byId.get(entry.requestId);
      return decision && isOwn(entry, decision) ? [{ entry, decision }] : [];
    });
  const answered = latest.findIndex(({ entry }) => entry.status < 400);
  return answered === -1 ? latest : latest.slice(0, answered);
}
