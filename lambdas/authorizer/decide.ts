import { type AuthorizerAnswer, answerWith, denyAll } from "../authorization/answer";
import { isAccepted, judge } from "./judge";
import type { KeyHolder, Presented } from "./key-holder";

export type { AuthorizerAnswer } from "../authorization/answer";
export type { KeyVersion } from "../keys/key-version";
export type { Grant, KeyHolder, KeyVersions, Presented } from "./key-holder";
export { nameIn } from "./name-in";

/**
 * The answer to a key that someone presents who claims to be the holder; undefined = 401. From another endpoint than the
 * holder's, everything is denied, whatever the key. It reads no clock and no secret, so that a proof can run it.
 *
 * It names every route, allowed or denied: where an authorizer is silent and the API's resource policy allows, API Gateway
 * allows.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function decide(presented: Presented, holder: KeyHolder): AuthorizerAnswer | undefined {
  const { name, grant } = holder;
  const judgement = judge(presented, holder);
  if (isAccepted(judgement)) return answerWith(name, grant, presented.stageArn);
  return judgement === "elsewhere" ? denyAll(name, presented.stageArn) : undefined;
}
