import { type Json, listOf, type Stack } from "./stack-json";

/** A value of a resource, as an expression names it: `${aws_vpc.main.id}`. */
interface Reference {
  readonly address: string;
  readonly attribute: string;
}

const REFERENCE = /^\$\{((?:data\.)?[a-z0-9]+_[a-z0-9_]+\.[\w-]+)\.([^\s${}()]+)\}$/;
const LOCAL = /\$\{local\.([\w-]+)\}/g;

/** Locals refer to locals: deeper than this they go round in a circle. */
const DEPTH = 8;

/** The value of a resource that a text is; undefined where it is anything else. */
export function referenceIn(text: string): Reference | undefined {
  if (!text.startsWith("${")) return undefined;
  const [, address, attribute] = REFERENCE.exec(text) ?? [];
  return address === undefined || attribute === undefined ? undefined : { address, attribute };
}

/** A value in the place of the local value that it refers to; every other value as it is. */
export function resolved(stack: Stack, value: Json | undefined, depth = DEPTH): Json | undefined {
  if (typeof value !== "string" || depth === 0 || !value.startsWith("${local.")) return value;
  const name = /^\$\{local\.([\w-]+)\}$/.exec(value)?.[1];
  const local = name === undefined ? undefined : stack.locals[name];
  return local === undefined ? value : resolved(stack, local, depth - 1);
}

/** A text in which local values that are texts themselves stand in place; what Terraform computes stays as it is. */
export function expanded(stack: Stack, text: string, depth = DEPTH): string {
  if (!text.includes("${local.")) return text;
  return text.replace(LOCAL, (expression, name: string) => {
    const local = stack.locals[name];
    return typeof local === "string" && depth > 0 && !isComputed(local)
      ? expanded(stack, local, depth - 1)
      : expression;
  });
}

function isComputed(text: string): boolean {
  const parts = text.match(/\$\{[^}]*\}?/g) ?? [];
  return parts.some((part) => referenceIn(part) === undefined && !/^\$\{local\.[\w-]+\}$/.test(part));
}

/**
 * The thing that a value stands for: the address of a resource of the stack, where it refers to this attribute of one;
 * otherwise its text, as the id of something that exists already.
 */
export function referent(stack: Stack, value: Json | undefined, attribute = "id"): string | undefined {
  const plain = resolved(stack, value);
  if (typeof plain !== "string") return undefined;
  const text = expanded(stack, plain);
  const reference = referenceIn(text);
  return reference?.attribute === attribute && stack.resources.has(reference.address)
    ? reference.address
    : text;
}

/** The things that the elements of a list stand for. */
export function referents(stack: Stack, value: Json | undefined, attribute = "id"): readonly string[] {
  return listOf(resolved(stack, value)).map((one) => referent(stack, one, attribute) ?? JSON.stringify(one));
}

/** A text of a resource's, local values in place. */
export function textOf(stack: Stack, value: Json | undefined): string | undefined {
  const plain = resolved(stack, value);
  return typeof plain === "string" ? expanded(stack, plain) : undefined;
}
