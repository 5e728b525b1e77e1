import fc from "fast-check";
import { answersOf, decisionAbout } from "../../src/access/evaluation/policy/answers";
import { evaluate } from "../../src/access/evaluation/policy/evaluate";
import { agreeOn } from "./agree";
import { apiArn } from "./alphabet";
import { documents } from "./arbitrary-policies";
import { callers, contexts, endpointIds, signers, targets } from "./arbitrary-requests";
import { IDENTITY_POLICY, RESOURCE_POLICY } from "./policy-kinds";

const OUTCOMES = { allow: "allowed", deny: "explicitly denied", silent: "implicitly denied" } as const;
const ACTION = "execute-api:Invoke";

test("the answers about parts of requests are those about each request", () => {
  const several = <T>(parts: fc.Arbitrary<T>) => fc.array(parts, { minLength: 1, maxLength: 3 });
  const questions = fc.record({
    policy: fc.oneof(
      fc.record({
        kind: fc.constant("resource-policy" as const),
        document: documents(RESOURCE_POLICY),
        callers: several(callers),
      }),
      fc.record({
        kind: fc.constant("identity-policy" as const),
        document: documents(IDENTITY_POLICY),
        callers: several(signers),
      }),
    ),
    contexts: fc.array(contexts, { minLength: 3, maxLength: 3 }),
    endpoints: several(endpointIds),
    targets: several(targets),
  });
  return agreeOn("parts", questions, async ({ policy, contexts, endpoints, targets }) => {
    const { kind, document } = policy;
    const people = policy.callers.map((caller, i) => {
      const { "aws:SourceVpce": _way, ...context } = contexts[i] ?? {};
      return { account: caller?.account, context };
    });
    const ways = endpoints.map((id) => ({ "aws:SourceVpce": id }));
    const resources = targets.map(
      ({ apiId, stage, method, path }) => `${apiArn(apiId)}/${stage}/${method}${path}`,
    );
    const answers = answersOf(kind, document, { action: ACTION, callers: people, ways, resources });
    for (const [i, { account, context }] of people.entries())
      for (const [j, way] of ways.entries())
        for (const [k, resource] of resources.entries())
          expect(decisionAbout(answers.onWay(i, j), k)).toEqual(
            evaluate(kind, document, { action: ACTION, resource, account, context: { ...context, ...way } }),
          );
    return OUTCOMES[decisionAbout(answers.onWay(0, 0), 0).effect];
  });
});
