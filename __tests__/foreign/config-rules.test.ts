import { compareDocuments } from "../../src/access/classes/compare";
import { decidedRequests } from "../../src/access/classes/requests";
import type { ReadDocument, ReadStatement } from "../../src/access/evaluation/policy/read-document";
import { foreignData, type RuleCase, type RuleCases } from "./foreign-data";

const { privateApis, restrictedByAddress } = foreignData<RuleCases>("aws-config-private-api.json");

const allow = (Condition: ReadStatement["Condition"]): ReadDocument => ({
  Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition },
});

const { vpcs, vpcEndpoints } = privateApis.account;

/**
 * Requests as the network of an account lets them exist: an endpoint is in a VPC of its owner's, and each
 * shows both.
 */
const OWN = allow({ StringEquals: { "aws:SourceVpc": vpcs, "aws:SourceVpce": vpcEndpoints } });
const STRANGE = allow({
  StringNotEquals: { "aws:SourceVpc": vpcs, "aws:SourceVpce": vpcEndpoints },
  Null: { "aws:SourceVpc": "false", "aws:SourceVpce": "false" },
});
const FROM_OUTSIDE = allow({ Null: { "aws:SourceVpc": "true", "aws:SourceVpce": "true" } });

/**
 * AWS Config's rule as a statement about all requests: somebody can call, and whoever can does so through an
 * endpoint of the API's own account. A private API without a policy lets nobody call.
 */
function ofOwnNetwork({ endpointTypes, policy }: RuleCase): RuleCase["verdict"] {
  if (!endpointTypes.includes("PRIVATE")) return "NOT_APPLICABLE";
  if (policy === null) return "NON_COMPLIANT";
  const allowed = [...decidedRequests("resource-policy", [policy, OWN, STRANGE, FROM_OUTSIDE])]
    .map(({ decisions }) => decisions.map(({ effect }) => effect === "allow"))
    .filter(([isAllowed]) => isAllowed);
  const fromOwn = allowed.some(([, own]) => own);
  const fromElsewhere = allowed.some(([, , strange, outside]) => strange || outside);
  return fromOwn && !fromElsewhere ? "COMPLIANT" : "NON_COMPLIANT";
}

test.each(privateApis.cases.map((one) => [one.id, one.verdict, one] as const))(
  "a private API, %s: %s",
  (_, verdict, one) => {
    expect(ofOwnNetwork(one)).toBe(verdict);
  },
);

test.each(restrictedByAddress.cases.map((one) => [one.id, one.verdict, one] as const))(
  "an API that few addresses may call, %s: %s",
  (_, verdict, { policy, allowedAddresses }) => {
    const rule = allow({ IpAddress: { "aws:SourceIp": allowedAddresses } });
    const { newlyAllowed } = compareDocuments("resource-policy", rule, policy as ReadDocument);
    expect(newlyAllowed === undefined ? "COMPLIANT" : "NON_COMPLIANT").toBe(verdict);
  },
);

test("there are as many cases as were published", () => {
  expect([privateApis.cases.length, restrictedByAddress.cases.length]).toEqual([20, 9]);
});
