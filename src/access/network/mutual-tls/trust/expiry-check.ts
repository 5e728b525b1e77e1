import { type Finding, fact, problem, shown, unless } from "../../finding";
import { type Json, listOf, objectOf, type Stack } from "../../stack/stack-json";

/**
 * The one check of the stack: it asserts that nothing of the trust store ends within 30 days, and reads nothing. A check warns, and
 * fails no run.
 * @param ends the moments of the file, in RFC 3339
 * @see https://developer.hashicorp.com/terraform/language/block/check
 */
export function expiryCheck(stack: Stack, ends: readonly string[], store: string): readonly Finding[] {
  const { expiry, ...others } = objectOf(stack.json.check);
  const { assert, ...more } = objectOf(expiry);
  const asserts = listOf(assert).map(objectOf);
  const wanted = ends.map(
    (end) => `\${timecmp(timeadd(plantimestamp(), "720h"), "${end}") < 0 || ${store}.arn == ""}`,
  );
  const actual = asserts.map(({ condition }) => String(condition));
  const strange = [
    ...Object.keys(others).map((name) => `check.${name}`),
    ...Object.keys(more).map((name) => `check.expiry.${name}`),
    ...asserts.flatMap((one) =>
      Object.keys(one)
        .filter((name) => name !== "condition" && name !== "error_message")
        .map((name) => `check.expiry.assert.${name}`),
    ),
  ];
  const wrong = [
    ...strange.map((name) => problem(stack, `has ${name}; expected asserts about ends, and nothing else`)),
    ...unless(
      [...actual].sort().join() === [...wanted].sort().join(),
      stack,
      `expected a plan to warn before ${ends.join(" and ")}, got ${shown(actual as Json)}`,
    ),
    ...asserts.flatMap(({ error_message: message }) =>
      unless(
        typeof message === "string" && message !== "",
        stack,
        `expected words for a warning, got ${shown(message)}`,
      ),
    ),
  ];
  return wrong.length > 0 ? wrong : [fact(stack, `every plan warns 30 days before ${ends.join(" and ")}`)];
}
