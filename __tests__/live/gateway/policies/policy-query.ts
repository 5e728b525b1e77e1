import {
  type Decision,
  evaluate,
  type PolicyRequest,
} from "../../../../src/access/evaluation/policy/evaluate";
import { matchesWildcard } from "../../../../src/model/aws/wildcard";
import { many, type PolicyDocument } from "../../../../src/policies/document";
import type { PolicyKind } from "../../../../src/policies/document-ref";
import type { Session } from "../signature/sessions";

/** One action on one resource by one caller, as policies are asked about it. */
export interface PolicyQuery {
  /** Absent = anonymous. */
  readonly caller?: Session;
  readonly action: string;
  readonly resource: string;
  /** The interface endpoint that it comes through. */
  readonly endpointId?: string;
  readonly externalId?: string;
}

/** The policy that denies a request. */
export interface Denial {
  /** `resource policy`; with the statement, if one denies: `resource policy, DenyOtherEndpoints`. */
  readonly by: string;
  readonly isExplicit: boolean;
}

/** The decision of one policy. Statements about other actions say nothing, whatever their conditions. */
export function decisionOn(kind: PolicyKind, document: PolicyDocument, query: PolicyQuery): Decision {
  const about = document.Statement.filter(({ Action }) =>
    many<string>(Action).some((action) => matchesWildcard(action, query.action)),
  );
  return evaluate(kind, { ...document, Statement: about }, toRequest(query));
}

/** The denial where the policy does not allow; undefined where it does. */
export function denialBy(name: string, { effect, sid }: Decision): Denial | undefined {
  if (effect === "allow") return undefined;
  if (effect === "silent") return { by: name, isExplicit: false };
  return { by: sid === undefined ? `${name}, which denies` : `${name}, ${sid}`, isExplicit: true };
}

function toRequest({ caller, action, resource, endpointId, externalId }: PolicyQuery): PolicyRequest {
  return {
    action,
    resource,
    account: caller?.account,
    context: {
      "aws:PrincipalArn": caller?.roleArn,
      "aws:PrincipalAccount": caller?.account,
      "aws:PrincipalOrgID": caller?.organizationId,
      "aws:SourceVpce": endpointId,
      "sts:ExternalId": externalId,
    },
  };
}
