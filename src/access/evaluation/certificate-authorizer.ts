import { decide, holdersOf } from "../../../lambdas/certificate-authorizer/decide";
import { presentedCertificate } from "../../../lambdas/certificate-authorizer/presented-certificate";
import { apiArn } from "../../model/aws/arn";
import type { GrantedCertificate } from "../../model/mutual-tls/granted-certificate";
import type { PolicyDocument } from "../../policies/document";
import type { CertificateGrant } from "../../policies/mutual-tls/certificate-grant";
import type { Api } from "./call";
import type { HeaderValues } from "./handshake";

/** The Lambda authorizer of an API whose callers have certificates. */
export interface CertificateAuthorizer {
  /** Its answer to a call with these headers, by the very functions that are deployed; undefined = 401. */
  readonly answerTo: (headers: HeaderValues, api: Omit<Api, "authorizer">) => PolicyDocument | undefined;
}

/** @param stage the one stage that the grants are for */
export function certificateAuthorizer(
  grants: Readonly<Record<string, CertificateGrant>>,
  stage: string,
): CertificateAuthorizer {
  const authority = { stage, holders: holdersOf(grants) };
  return {
    answerTo: (headers, api) => {
      const multiValueHeaders = Object.fromEntries(
        Object.entries(headers).map(([name, values]) => [name, [...values]]),
      );
      const presented = presentedCertificate({ multiValueHeaders });
      if (typeof presented === "string") return undefined;
      const stageArn = `${apiArn({ ...api, apiId: api.id })}/${api.stage}`;
      // Statements of an authorizer have no ids.
      return decide(presented, stageArn, authority).answer.policyDocument as PolicyDocument;
    },
  };
}

/** The subjects of a grant as balancers write them. */
export function writtenSubjects({ subjects }: GrantedCertificate): readonly string[] {
  return [...holdersOf({ holder: { subjects, allow: [], deny: [] } }).keys()];
}
