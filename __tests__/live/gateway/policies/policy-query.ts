import { type Decision, evaluate, type PolicyRequest } from "../../../../src/access/evaluate";
import { matchesWildcard } from "../../../../src/model/wildcard";
import { many, type PolicyDocument } from "../../../../src/policies/document";
import type { PolicyKind } from "../../../../src/policies/document-ref";
import type { Session } from "../signature/sessions";

/** What somebody wants to do. */
export interface Wish {
  /** Absent = anonymous. */
  readonly caller?: Session;
  readonly action: string;
  readonly resource: string;
  /** The interface endpoint that it comes through. */
  readonly endpointId?: string;
  readonly externalId?: string;
}

/** Who stopped a request. */
export interface Stop {
  /** `resource policy`; with the statement, if one denies: `resource policy, DenyOtherEndpoints`. */
  readonly by: string;
  readonly isExplicit: boolean;
}

/** What a document of AWS's says about a wish. Statements about other actions say nothing, whatever their conditions. */
export function ask(kind: PolicyKind, document: PolicyDocument, wish: Wish): Decision {
  const about = document.Statement.filter(({ Action }) =>
    many<string>(Action).some((action) => matchesWildcard(action, wish.action)),
  );
  return evaluate(kind, { ...document, Statement: about }, toRequest(wish));
}

/** The stop where a document does not allow; undefined where it does. */
export function stop(name: string, { effect, sid }: Decision): Stop | undefined {
  if (effect === "allow") return undefined;
  return effect === "deny" ? { by: `${name}, ${sid}`, isExplicit: true } : { by: name, isExplicit: false };
}

function toRequest({ caller, action, resource, endpointId, externalId }: Wish): PolicyRequest {
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
