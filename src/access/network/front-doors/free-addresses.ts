import { assumption, type Finding, problem, shown } from "../finding";
import { freeIn, ipv4, type Run } from "../stack/ipv4";
import { referent, textOf } from "../stack/reference";
import { listOf, objectOf, ofType, type Stack } from "../stack/stack-json";

/** The addresses of a subnet that endpoints may take. */
interface FreeAddresses {
  readonly run?: Run;
  readonly findings: readonly Finding[];
}

/** Those of its block, or those that a plan compares with the block of a subnet that exists already. */
export function freeAddresses(stack: Stack, subnet: string): FreeAddresses {
  const made = stack.resources.get(subnet);
  if (made) return { run: freeIn(textOf(stack, made.attributes.cidr_block) ?? ""), findings: [] };
  const conditions = ofType(stack, "data.aws_subnet")
    .filter(({ attributes }) => referent(stack, attributes.id) === subnet)
    .flatMap(({ attributes }) => listOf(objectOf(attributes.lifecycle).postcondition))
    .map((one) => String(objectOf(one).condition));
  const compared = conditions.map(comparedBy).find((one) => one !== undefined);
  if (compared === undefined) {
    const text = `expected a plan to compare addresses with the block of ${subnet}, got ${shown(conditions)}`;
    return { findings: [problem(stack, text)] };
  }
  const [first, last] = compared;
  const text = `${first} to ${last} of ${subnet} are free for endpoints; that they are in its block is seen in each plan`;
  return { run: runOf(first, last), findings: [assumption(stack, text)] };
}

const INSIDE =
  'cidrhost(format("%s/%s", "ADDRESS", split("/", self.cidr_block)[1]), 0) == cidrhost(self.cidr_block, 0)';
const RESERVED = "[for i in concat(range(4), [-1]) : cidrhost(self.cidr_block, i)]";

/** The first and the last address that a postcondition has in the subnet's block, and apart from what AWS keeps. */
function comparedBy(condition: string): readonly [string, string] | undefined {
  const [, first, last] = /intersection\(\["([\d.]+)", "([\d.]+)"\]/.exec(condition) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const inside = [first, last].map((address) => INSIDE.replace("ADDRESS", address)).join(" && ");
  const wanted = `\${${inside} && length(setintersection(["${first}", "${last}"], ${RESERVED})) == 0}`;
  return condition === wanted ? [first, last] : undefined;
}

function runOf(from: string, to: string): Run | undefined {
  const [first, last] = [ipv4(from), ipv4(to)];
  return first === undefined || last === undefined ? undefined : { first, last };
}
