import { many, type PolicyDocument, type Statement } from "../../../src/policies/document";
import { allOf, any, BAR, but, type Expression, glob, not, oneOf, sequence, text } from "./expressions";

/**
 * The requests that a resource policy allows, each as the text `principal|endpoint|resource`: what an Allow
 * matches and no Deny does. Written for the documents of `src/policies/rest-api`, by itself: it reads no code
 * of the evaluator.
 */
export function allowedBy({ Statement: statements }: PolicyDocument): Expression {
  const of = (effect: Statement["Effect"]) => statements.filter(({ Effect }) => Effect === effect);
  const denied = of("Deny").map(requestsOf);
  const allowed = oneOf(of("Allow").map(requestsOf));
  return denied.length === 0 ? allowed : allOf([allowed, not(oneOf(denied))]);
}

const ANYTHING = any(but(BAR));

function requestsOf({ Principal, Resource = [], Condition = {} }: Statement): Expression {
  const principals: Expression[] = [principalsOf(Principal)];
  const endpoints: Expression[] = [ANYTHING];
  for (const [operator, tests] of Object.entries(Condition)) {
    for (const [key, values] of Object.entries(tests ?? {})) {
      const isNegated = operator.includes("Not");
      const wanted = oneOf(
        many<string>(values ?? []).map(PATTERNS[`${operator.replace("Not", "")} ${key}`] ?? stranger(key)),
      );
      (key === "aws:SourceVpce" ? endpoints : principals).push(isNegated ? not(wanted) : wanted);
    }
  }
  const resource = oneOf(many(Resource).map((pattern) => glob(pattern)));
  return sequence(allOf(principals), text(BAR), allOf(endpoints), text(BAR), resource);
}

/** By operator and key the texts that a value means. */
const PATTERNS: Readonly<Record<string, (value: string) => Expression>> = {
  "ArnEquals aws:PrincipalArn": arn,
  "ArnLike aws:PrincipalArn": arn,
  "StringEquals aws:PrincipalAccount": ofAccount,
  "StringEquals aws:SourceVpce": text,
};

function stranger(key: string): (value: string) => Expression {
  return () => {
    throw new Error(`${key} is not known here`);
  };
}

/** Wildcards of the first five fields stay within them. */
export function arn(pattern: string): Expression {
  const fields = pattern.split(":");
  const first = fields.slice(0, 5).map((field) => glob(`${field}:`, but(`:${BAR}`)));
  return sequence(...first, glob(fields.slice(5).join(":")));
}

function ofAccount(id: string): Expression {
  return arn(`arn:*:iam::${id}:*`);
}

function principalsOf(principal: Statement["Principal"]): Expression {
  if (principal === "*") return ANYTHING;
  if (principal === undefined || "Service" in principal) throw new Error("expected principals of AWS");
  return oneOf(many(principal.AWS).map((root) => ofAccount(root.split(":")[4] ?? "")));
}
