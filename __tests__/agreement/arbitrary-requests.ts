import fc from "fast-check";
import {
  ACCESS_ROLES,
  apiIds,
  ENDPOINTS,
  EXTERNAL_IDS,
  methods,
  ORGANIZATIONS,
  OTHER,
  OWNER,
  PATHS,
  ROLES,
  stages,
} from "./alphabet";

/** Sometimes absent. */
const maybe = (values: readonly string[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });

/** The signing role: of the owner's account or of the other one. */
export const signers = fc
  .tuple(fc.constantFrom(...ROLES), maybe(ORGANIZATIONS))
  .map(([role, organizationId]) => ({ ...role, organizationId }));

/** A signing role, or none. */
export const callers = fc.option(signers, { nil: undefined, freq: 8 });

/** The resource of an API call. */
export const targets = fc.record({
  apiId: apiIds,
  stage: stages,
  method: methods,
  path: fc.constantFrom(...PATHS),
});

export const endpointIds = maybe(ENDPOINTS);
export const externalIds = maybe(EXTERNAL_IDS);
export const accessRoles = fc.constantFrom(...ACCESS_ROLES);

/** Condition keys of a request, each present or not, independent of the caller. */
export const contexts = fc.record({
  "aws:PrincipalArn": maybe(ROLES.map(({ arn }) => arn)),
  "aws:PrincipalAccount": maybe([OWNER, OTHER]),
  "aws:PrincipalOrgID": maybe(ORGANIZATIONS),
  "aws:SourceVpce": endpointIds,
});
