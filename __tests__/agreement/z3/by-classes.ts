import { decidedRequests } from "../../../src/access/classes/requests";
import { exactly, type Pattern } from "../../../src/access/classes/text/pattern";
import { CALL_KEYS } from "../../../src/access/evaluation/policy/context";
import { evaluate, type PolicyRequest } from "../../../src/access/evaluation/policy/evaluate";
import type { ReadDocument, ReadStatement } from "../../../src/access/evaluation/policy/read-document";
import { matchesWildcard } from "../../../src/model/aws/wildcard";
import { routeKey } from "../../../src/model/routes/route";
import { answeringRoute } from "../../../src/model/routes/routing";
import { pathPatterns } from "./intent";
import type { PolicyCase } from "./policy-case";

/**
 * A request that a policy allows and that is not meant to be, or the other way round, by the classes of all
 * requests.
 */
export function wrongByClasses(asked: PolicyCase): PolicyRequest | undefined {
  const { offered, prefix, policy } = asked;
  const methods = [...new Set(offered.map(({ method }) => method))];
  const paths = [...new Set(offered.map(({ path }) => path))];
  const calls = (method: string, path: string): readonly Pattern[] =>
    pathPatterns(path).map((pattern) => [...exactly(prefix + method), ...pattern]);
  const decided = decidedRequests("resource-policy", [policy, partiesOf(asked)], {
    resources: [offered.flatMap(({ method, path }) => calls(method, path))],
    cuts: methods.flatMap((method) => paths.map((path) => calls(method, path))),
  });
  for (const { request } of decided) if (isWrong(asked, request)) return request;
  return undefined;
}

/** True of a request that is decided otherwise than it is meant to be. */
export function isWrong(asked: PolicyCase, request: PolicyRequest): boolean {
  const { offered, prefix, policy, intended } = asked;
  const [method = "", ...rest] = request.resource.slice(prefix.length).split("/");
  const answering = answeringRoute(offered, method, `/${rest.join("/")}`);
  if (answering === undefined || request.action !== "execute-api:Invoke") return false;
  const { "aws:PrincipalArn": arn = "", "aws:SourceVpce": endpoint = "" } = request.context;
  const isMeant = intended.some(
    ({ roleArns, endpointIds, routes }) =>
      (roleArns?.some((pattern) => matchesWildcard(pattern, arn)) ?? true) &&
      (endpointIds?.includes(endpoint) ?? true) &&
      routes.some((route) => routeKey(route) === routeKey(answering)),
  );
  return (evaluate("resource-policy", policy, request, CALL_KEYS).effect === "allow") !== isMeant;
}

/** The parties of what is meant, so that the classes tell them apart. */
function partiesOf({ intended }: PolicyCase): ReadDocument {
  return {
    Statement: intended.map(
      ({ roleArns, endpointIds }): ReadStatement => ({
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "*",
        Condition: {
          ...(roleArns && { ArnLike: { "aws:PrincipalArn": roleArns } }),
          ...(endpointIds && { StringEquals: { "aws:SourceVpce": endpointIds } }),
        },
      }),
    ),
  };
}
