import { apiArn } from "../../../../../src/model/aws/arn";
import type { Context } from "../../context";
import type { HttpAnswer } from "../../execute-api/refusal";
import { refusedForSize } from "../../execute-api/sizes";
import { decisionOn, denialBy } from "../../policies/policy-query";
import { authenticate } from "../../signature/authenticate";
import type { Session } from "../../signature/sessions";
import { forbidden, headersTooLarge, notFound, payloadTooLarge, tooManyRequests } from "../answers";
import type { HttpRoute } from "../apis/http-routes";
import type { HttpStage } from "../apis/http-stages";
import { authorizeByToken } from "../jwt/authorize-by-token";
import type { Claims } from "../jwt/token-claims";
import type { ApiCall } from "./api-call";
import { isPreflight, preflightAnswer } from "./preflight";
import { selectRoute } from "./select-route";

/** The decision about a call: it goes on to what is behind its route, or API Gateway answers it itself. */
export type CallAdmission = AdmittedCall | AnsweredCall;

export interface AdmittedCall {
  readonly route: HttpRoute;
  readonly parameters: Readonly<Record<string, string>>;
  readonly claims?: Claims;
  readonly caller?: Session;
  readonly answer?: undefined;
}

export interface AnsweredCall {
  readonly answer: HttpAnswer;
  /** The part that refused, of which the caller is told little. Absent = none did. */
  readonly by?: string;
  readonly route?: HttpRoute;
  readonly caller?: Session;
  /** Why a token did not let it in. */
  readonly authorizerError?: string;
}

/**
 * Decides about a call: its size, its stage, preflight requests, its route, the limits of stage and route, and last the
 * route's authorization.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export async function admitCall(context: Context, call: ApiCall): Promise<CallAdmission> {
  const { api, stage, request, isSwitchedOff } = call;
  const size = refusedForSize(request);
  if (size !== undefined)
    return { answer: size.status === 413 ? payloadTooLarge : headersTooLarge, by: "size" };
  if (isSwitchedOff) return { answer: notFound, by: "the API's own endpoint is switched off" };
  if (stage === undefined) return { answer: notFound, by: "no such stage" };
  if (api.cors && isPreflight(request)) return { answer: preflightAnswer(api.cors, request) };
  const selected = selectRoute(api.routes, request.method, call.path);
  if (selected === undefined) return { answer: notFound, by: "no such route" };
  if (!context.httpApi.throttles.take(api.id, stage, selected.route, context.now()))
    return { answer: tooManyRequests, by: "throttle", route: selected.route };
  const authorized = await authorize(context, call, selected.route, stage);
  return { ...selected, ...authorized };
}

type Authorized = Pick<AdmittedCall, "claims" | "caller"> | AnsweredCall;

async function authorize(
  context: Context,
  call: ApiCall,
  { authorization }: HttpRoute,
  stage: HttpStage,
): Promise<Authorized> {
  if (authorization.type === "NONE") return {};
  if (authorization.type === "AWS_IAM") return authorizeBySignature(context, call, stage);
  const facts = { keys: context.httpApi.keys, now: context.now() };
  const decision = await authorizeByToken(call.request, authorization, facts);
  return "claims" in decision
    ? decision
    : { answer: decision.answer, by: "JWT authorizer", authorizerError: decision.error };
}

/**
 * Decides by the signature and the caller's own policy. An HTTP API has no policy that could let another account in.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
async function authorizeBySignature(
  { region, now, sessions, snapshot }: Context,
  { request, api, path }: ApiCall,
  { name }: HttpStage,
): Promise<Authorized> {
  const verifier = { service: "execute-api", region, now: now() };
  const { caller, refusal } = authenticate(request, sessions, verifier);
  if (caller === undefined) return { answer: forbidden, by: refusal ? "authentication" : "authorization" };
  if (caller.account !== api.account) return { answer: forbidden, by: "another account", caller };
  const resource = `${apiArn({ ...api, apiId: api.id })}/${name}/${request.method}${path}`;
  const { identity } = await snapshot().role(caller.roleArn);
  const query = { caller, action: "execute-api:Invoke", resource };
  const denial = denialBy("identity policy", decisionOn("identity-policy", identity, query));
  return denial === undefined ? { caller } : { answer: forbidden, by: denial.by, caller };
}
