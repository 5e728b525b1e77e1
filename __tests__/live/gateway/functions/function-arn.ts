/** The function of `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/<arn>/invocations`; empty = none. */
export function functionArnIn(uri: string): string {
  return /functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? "";
}

/** The account and the name in `arn:aws:lambda:eu-west-1:111111111111:function:orders`. */
export function functionNamed(arn: string): { readonly account: string; readonly name: string } {
  const [, , , , account = "", , name = ""] = arn.split(":");
  return { account, name };
}
