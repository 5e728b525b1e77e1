import { type Condition, oneOrMany, type Statement } from "../document";

/** A Deny of calls of an API's, whoever makes them. */
export function denyInvoke(sid: string, resources: readonly string[], condition?: Condition): Statement {
  return {
    Sid: sid,
    Effect: "Deny",
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: oneOrMany(resources),
    ...(condition && { Condition: condition }),
  };
}
