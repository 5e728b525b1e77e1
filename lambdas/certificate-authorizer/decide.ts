import { type AuthorizerAnswer, answerWith, denyAll } from "../authorization/answer";
import { distinguishedName } from "../subjects/distinguished-name";
import { serialNumber } from "../subjects/serial-number";
import type { Holder, Holders } from "./grants";

export type { AuthorizerAnswer } from "../authorization/answer";
export { type CertificateGrant, type Holders, holdersOf } from "./grants";

/** A client's certificate, as the load balancer describes it in its headers. */
export interface PresentedCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
}

/** Why it was decided so. */
export type Judgement =
  | "granted"
  /** It is for another stage, which somebody has made by hand, and whose routes nothing else may close. */
  | "other-stage"
  /** The balancer's description is not in the format that balancers write. */
  | "unreadable"
  | "unknown-subject"
  | "other-issuer"
  | "other-serial";

export interface Decision {
  readonly judgement: Judgement;
  /** The consumer whose subject it is. */
  readonly consumer?: string;
  readonly answer: AuthorizerAnswer;
}

/** Who is let in nowhere; no consumer has a name with parentheses. */
const NOBODY = "(unknown)";

/**
 * Decides about a certificate. It reads no clock, no file and no network, so that a proof can run it.
 *
 * The answer names every route, allowed or denied: where an authorizer is silent and the API's resource policy allows, API
 * Gateway allows.
 * @param stage the one stage that the grants are for
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function decide(
  certificate: PresentedCertificate,
  stageArn: string,
  { stage, holders }: { readonly stage: string; readonly holders: Holders },
): Decision {
  const found = judge(certificate, holders);
  const judgement = stageArn.split("/")[1] === stage ? found.judgement : "other-stage";
  const { holder, serial } = found;
  if (judgement !== "granted" || holder === undefined)
    return { judgement, consumer: holder?.consumer, answer: denyAll(holder?.consumer ?? NOBODY, stageArn) };
  const { consumer, grant } = holder;
  const answer = { ...answerWith(consumer, grant, stageArn), context: { consumer, serial } };
  return { judgement, consumer, answer };
}

interface Judged {
  readonly judgement: Judgement;
  readonly holder?: Holder;
  readonly serial: string;
}

/**
 * Balancers write names without spaces around separators. What has some may be two values that something on the way has
 * joined, of which the one that a client made up would begin the name of another consumer.
 */
function judge(certificate: PresentedCertificate, holders: Holders): Judged {
  const subject = canonicalOf(certificate.subject);
  const issuer = canonicalOf(certificate.issuer);
  const serial = serialNumber(certificate.serial);
  if (subject === undefined || issuer === undefined || serial === undefined)
    return { judgement: "unreadable", serial: "" };
  const holder = holders.get(subject);
  if (holder === undefined) return { judgement: "unknown-subject", serial };
  if (holder.issuers && !holder.issuers.has(issuer)) return { judgement: "other-issuer", holder, serial };
  if (holder.serials && !holder.serials.has(serial)) return { judgement: "other-serial", holder, serial };
  return { judgement: "granted", holder, serial };
}

function canonicalOf(text: string): string | undefined {
  const reading = distinguishedName(text);
  return "canonical" in reading && reading.isCompact ? reading.canonical : undefined;
}
