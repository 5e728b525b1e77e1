import { createHmac, timingSafeEqual } from "node:crypto";
import { canonicalRequest, headerValues, type ReceivedRequest, sha256 } from "./canonical-request";

/** The content of an `Authorization` header of Signature Version 4. */
export interface Claim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Undefined where the request is not signed with Signature Version 4, and so anonymous. */
export function claimOf({ headers }: ReceivedRequest): Claim | undefined {
  const [, credential = "", names = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headerValues(headers, "authorization"),
    ) ?? [];
  const [accessKeyId, date, region, service, end] = credential.split("/");
  if (!accessKeyId || !date || !region || !service || end !== "aws4_request") return undefined;
  return { accessKeyId, date, region, service, signedHeaders: names.split(";"), signature };
}

/** A service that checks signatures. */
export interface Verifier {
  readonly service: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The largest difference between the clocks, in milliseconds. */
const WINDOW_MS = 5 * 60 * 1000;

/** The problem with a signature in AWS's words; undefined where it is right. */
export function signatureProblem(
  request: ReceivedRequest,
  claim: Claim,
  secretAccessKey: string,
  { service, region, now }: Verifier,
): string | undefined {
  if (claim.service !== service) return `Credential should be scoped to correct service: '${service}'.`;
  if (claim.region !== region) return `Credential should be scoped to a valid region, not '${claim.region}'.`;
  if (!claim.signedHeaders.includes("host")) return HOST_NOT_SIGNED;
  const date = headerValues(request.headers, "x-amz-date");
  if (!date.startsWith(claim.date)) return `Date in Credential scope does not match YYYYMMDD from ${date}`;
  const outside = outsideWindow(date, now);
  if (outside !== undefined) return outside;

  const canonical = canonicalRequest(request, claim.signedHeaders);
  const scope = `${claim.date}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n");
  const expected = sign(secretAccessKey, claim, toSign);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(claim.signature))
    ? undefined
    : `${MISMATCH}\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${toSign}'\n`;
}

const HOST_NOT_SIGNED = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

function outsideWindow(date: string, now: number): string | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const signedAt = Date.UTC(year, month - 1, day, hour, minute, second);
  const spelled = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
  if (signedAt < now - WINDOW_MS)
    return `Signature expired: ${date} is now earlier than ${spelled(now - WINDOW_MS)} (${spelled(now)} - 5 min.)`;
  if (signedAt > now + WINDOW_MS)
    return `Signature not yet current: ${date} is still later than ${spelled(now + WINDOW_MS)} (${spelled(now)} + 5 min.)`;
  return undefined;
}

function sign(secretAccessKey: string, { date, region, service }: Claim, text: string): string {
  const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
  const key = [date, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex");
}
