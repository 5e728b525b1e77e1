import type { HttpAnswer, Refusal } from "../execute-api/refusal";
import type { Session } from "../signature/sessions";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export function granted(session: Session): HttpAnswer {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, arn, id } = session;
  return xml(
    200,
    `<AssumeRoleResponse xmlns="${NAMESPACE}"><AssumeRoleResult>
<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey>
<SessionToken>${sessionToken}</SessionToken><Expiration>${expiresAt.toISOString()}</Expiration></Credentials>
<AssumedRoleUser><Arn>${arn}</Arn><AssumedRoleId>${id}</AssumedRoleId></AssumedRoleUser>
</AssumeRoleResult></AssumeRoleResponse>`,
  );
}

export function notAuthorized(caller: Session, roleArn: string): HttpAnswer {
  const said = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  return error("AccessDenied", said);
}

/** A problem with the caller's signature, under the name that STS has for it. */
export function notAuthenticated({ type, body }: Refusal): HttpAnswer {
  return error(CODES[type] ?? type, "message" in body ? String(body.message) : "");
}

/**
 * The names that STS has for what API Gateway calls otherwise.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const CODES: Readonly<Record<string, string>> = {
  InvalidSignatureException: "SignatureDoesNotMatch",
  MissingAuthenticationTokenException: "MissingAuthenticationToken",
  UnrecognizedClientException: "InvalidClientTokenId",
};

function error(code: string, message: string): HttpAnswer {
  return xml(
    403,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );
}

function xml(status: number, body: string): HttpAnswer {
  return { status, headers: { "content-type": "text/xml" }, body: Buffer.from(body) };
}
