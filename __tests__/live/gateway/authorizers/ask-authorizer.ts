import type { Context } from "../context";
import { authorizerFailed, authorizerForbidden, type Refusal, unauthorized } from "../execute-api/refusal";
import { functionNamed } from "../functions/function-arn";
import { mayBeInvoked, permissionsOf } from "../functions/function-permission";
import type { Proxied } from "../functions/proxy-event";
import { type AuthorizerAnswer, readAnswer } from "./authorizer-answer";
import { authorizerEvent } from "./authorizer-event";
import type { RequestAuthorizer } from "./request-authorizer";

/** The end of asking an authorizer: its answer, or API Gateway's in the place of one. */
export type Asked =
  | { readonly answer: AuthorizerAnswer; readonly cached: boolean }
  | { readonly refusal: Refusal; readonly by: string };

/**
 * The answer of a route's authorizer, from the cache where the identity sources have the same values as in an earlier
 * request to the stage, by whatever route and endpoint that came.
 * @param values of its identity sources
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
 */
export async function askAuthorizer(
  context: Context,
  authorizer: RequestAuthorizer,
  proxied: Proxied,
  values: readonly string[],
): Promise<Asked> {
  const { authorizerCache: cache, now } = context;
  const { api, stageName } = proxied.invocation;
  const key = JSON.stringify([api.id, stageName, authorizer.id, ...values]);
  const known = cache.find(key, now());
  if (known !== undefined) return { answer: known, cached: true };
  const asked = await invoke(context, authorizer, proxied);
  if ("answer" in asked) cache.keep(key, asked.answer, now(), authorizer.ttlSeconds);
  return asked;
}

async function invoke(
  { system, lambda }: Context,
  { id, functionArn }: RequestAuthorizer,
  proxied: Proxied,
): Promise<Asked> {
  const { account, name } = functionNamed(functionArn);
  const { apiArn, api } = proxied.invocation;
  const sourceArn = `${apiArn}/authorizers/${id}`;
  const invoking = { functionArn, sourceArn, sourceAccount: api.account };
  if (!mayBeInvoked(await permissionsOf(system.account(account), name), invoking))
    return { refusal: authorizerForbidden, by: "authorizer, which API Gateway may not invoke" };
  const outcome = await (await lambda.backend(functionArn)).call(authorizerEvent(proxied));
  if ("error" in outcome && outcome.thrown?.errorMessage === "Unauthorized")
    return { refusal: unauthorized, by: "authorizer" };
  if (!("result" in outcome)) return { refusal: authorizerFailed, by: "authorizer, which failed" };
  const answer = readAnswer(outcome.result);
  if (answer === undefined) return { refusal: authorizerFailed, by: "authorizer, whose answer is malformed" };
  return { answer, cached: false };
}
