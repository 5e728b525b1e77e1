import { type Finding, problem } from "../finding";
import { dependenciesOf, type Stack } from "../stack/stack-json";

const ADDRESS = /(?<![\w.])(?:data\.)?(?:aws|terraform)_[a-z0-9_]+\.[A-Za-z][\w-]*/g;
/** Texts in expressions, as JSON writes them. */
const QUOTED = /\\"[^"]*\\"/g;

/** References to resources that the stack does not have, in expressions and in `depends_on`. */
export function danglingReferences(stack: Stack): readonly Finding[] {
  const { resource, data, locals, output } = stack.json;
  const named = new Set<string>();
  for (const expression of expressionsIn(JSON.stringify([resource, data, locals, output]))) {
    for (const [address] of expression.replace(QUOTED, "").matchAll(ADDRESS)) named.add(address);
  }
  for (const made of stack.resources.values()) for (const address of dependenciesOf(made)) named.add(address);
  return [...named]
    .filter((address) => !stack.resources.has(address))
    .map((address) => problem(stack, `refers to ${address}; expected a resource of this stack`));
}

/** Every expression once; `$${` begins none, it is text. */
function expressionsIn(json: string): ReadonlySet<string> {
  const expressions = new Set<string>();
  for (let start = json.indexOf("${"); start !== -1; start = json.indexOf("${", start + 2)) {
    if (json[start - 1] !== "$") expressions.add(json.slice(start, json.indexOf("}", start)));
  }
  return expressions;
}
