import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import type { AuthorizerAnswer } from "../authorization/answer";
import { stageOf } from "../authorization/stage-of";
import type { System } from "../client/system";
import { saidBy } from "../keys/failure";
import type { Kept } from "../keys/keeping";
import { decide } from "./decide";
import { decisionEntry } from "./decision-entry";
import type { Grants } from "./grants";
import { isAccepted, judge } from "./judge";
import type { Grant, KeyHolder, KeyVersions, Presented } from "./key-holder";
import type { KeyPlace } from "./key-place";
import { nameIn } from "./name-in";
import { presentedKey } from "./presented-key";

/** An authorizer decides by these. */
export interface Authority {
  readonly grants: Grants;
  /** The stage that the grants are for. */
  readonly stage: string;
  /** Finds the place of a holder's keys. */
  readonly placeOf: (holder: string) => Promise<KeyPlace>;
  /** The keys of a secret, by its ARN. */
  readonly versions: Kept<KeyVersions>;
  /** The context of an answer that allows; absent if it has none. */
  readonly context?: () => Promise<Readonly<Record<string, string>>>;
  readonly system: Pick<System, "now" | "log">;
}

/** A call's credentials, and the holder that it claims to be. */
interface Claim {
  readonly presented: Presented;
  readonly name: string;
  readonly grant: Grant;
}

/**
 * Makes the handler of a REQUEST authorizer. It answers, or throws: `Unauthorized`, which is the one text that API Gateway
 * makes a 401 of, or that it could not decide, which becomes a 500. Either way one line is logged, without any key.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function makeAuthorizer(authority: Authority) {
  const { log } = authority.system;
  return async (event: APIGatewayRequestAuthorizerEvent): Promise<AuthorizerAnswer> => {
    const claim = claimOf(event, authority);
    if (typeof claim === "string") {
      log(decisionEntry(event, undefined, claim));
      throw new Error("Unauthorized");
    }
    const answer = await answerTo(claim, authority, event).catch((error: unknown) => {
      log(decisionEntry(event, claim.name, "failure", saidBy(error)));
      throw new Error("the authorizer could not decide; its log says why");
    });
    if (answer === undefined) throw new Error("Unauthorized");
    return answer;
  };
}

/** Reads a call's claim, or the reason that it makes none. */
function claimOf(
  event: APIGatewayRequestAuthorizerEvent,
  { grants, system }: Authority,
): Claim | "no-key" | "unknown-name" {
  const key = presentedKey(event);
  if (key === undefined) return "no-key";
  const name = nameIn(key);
  const grant = name === undefined ? undefined : grants.get(name);
  if (name === undefined || grant === undefined) return "unknown-name";
  const endpointId = event.requestContext.identity.vpceId;
  return {
    presented: { key, endpointId, stageArn: stageOf(event.methodArn), now: system.now() },
    name,
    grant,
  };
}

/** Keys are read only if anything depends on them, and once more if none of them is the one presented. */
async function answerTo(
  { presented, name, grant }: Claim,
  { stage, placeOf, versions, context, system }: Authority,
  event: APIGatewayRequestAuthorizerEvent,
): Promise<AuthorizerAnswer | undefined> {
  const { secretArn, endpointIds } = await placeOf(name);
  let holder: KeyHolder = { name, grant, stage, endpointIds, versions: {} };
  for (const read of [versions.of, versions.again]) {
    if (judge(presented, holder) !== "wrong-key") break;
    holder = { ...holder, versions: await read(secretArn) };
  }
  const judgement = judge(presented, holder);
  const answer = decide(presented, holder);
  const added = isAccepted(judgement) && context !== undefined ? { context: await context() } : {};
  system.log(decisionEntry(event, name, judgement));
  return answer && { ...answer, ...added };
}
