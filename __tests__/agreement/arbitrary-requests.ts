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

/** Absent now and then. */
const maybe = (values: readonly string[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });

/** Who signs: a role of the owner's account or of the other one. */
export const signers = fc
  .tuple(fc.constantFrom(...ROLES), maybe(ORGANIZATIONS))
  .map(([role, organizationId]) => ({ ...role, organizationId }));

/** The same, or nobody. */
export const callers = fc.option(signers, { nil: undefined, freq: 8 });

/** What a call of an API asks for. */
export const targets = fc.record({
  apiId: apiIds,
  stage: stages,
  method: methods,
  path: fc.constantFrom(...PATHS),
});

export const endpointIds = maybe(ENDPOINTS);
export const externalIds = maybe(EXTERNAL_IDS);
export const accessRoles = fc.constantFrom(...ACCESS_ROLES);

/** Condition keys of a request, each there or not, whoever makes it. */
export const contexts = fc.record({
  "aws:PrincipalArn": maybe(ROLES.map(({ arn }) => arn)),
  "aws:PrincipalAccount": maybe([OWNER, OTHER]),
  "aws:PrincipalOrgID": maybe(ORGANIZATIONS),
  "aws:SourceVpce": endpointIds,
});
