import type { TerraformElement, TerraformStack } from "cdktf";
import { type Attributes, type Blocks, readStack, type StackJson } from "./stack-json";

/** A resource or data source of the AWS provider. */
export type Element = TerraformElement & { readonly getStringAttribute: (name: string) => string };
type Binding = new (scope: TerraformStack, id: string, config: object) => Element;

/** The input for making a stack, prepared so that making it takes nothing but CDKTF's own work. */
export interface StackDescription {
  readonly requiredVersion: string;
  readonly backend: Attributes;
  readonly providers: readonly Attributes[];
  readonly states: Readonly<Record<string, Attributes>>;
  readonly locals: Attributes;
  readonly elements: readonly ElementDescription[];
  readonly outputs: StackJson["output"];
}

export interface ElementDescription {
  readonly address: string;
  readonly name: string;
  readonly binding: Binding;
  readonly config: Attributes;
  readonly dependsOn?: readonly string[];
}

/** A reference to an element: its address, and the attribute. */
export const REFERENCE = /\$\{((?:data\.)?aws_\w+\.[\w-]+)\.(\w+)\}/g;

export function describeStack(file: string): StackDescription {
  const stack = readStack(file);
  const { terraform_remote_state: states = {}, ...data } = stack.data ?? {};
  return {
    requiredVersion: stack.terraform.required_version,
    backend: inCamelCase(stack.terraform.backend.s3),
    providers: stack.provider.aws.map(inCamelCase),
    states,
    locals: stack.locals ?? {},
    elements: inOrder([...elementsOf(data, "data."), ...elementsOf(stack.resource, "")]),
    outputs: stack.output,
  };
}

function elementsOf(blocks: Blocks, prefix: "data." | ""): readonly ElementDescription[] {
  return Object.entries(blocks).flatMap(([type, elements]) => {
    const binding = bindingOf(type, prefix);
    return Object.entries(elements).map(([name, { "//": _notes, depends_on, ...attributes }]) => ({
      address: `${prefix}${type}.${name}`,
      name,
      binding,
      config: inCamelCase(attributes),
      dependsOn: depends_on as readonly string[] | undefined,
    }));
  });
}

/** The generated class of a resource type: `Vpc` for `aws_vpc`. */
function bindingOf(type: string, prefix: "data." | ""): Binding {
  const folder = `${prefix === "" ? "" : "data-aws-"}${type.replace("aws_", "").replaceAll("_", "-")}`;
  const exported = require(`@cdktf/provider-aws/lib/${folder}`) as Readonly<Record<string, unknown>>;
  const binding = Object.values(exported).find(
    (one) => typeof one === "function" && "tfResourceType" in one && one.tfResourceType === type,
  );
  if (binding === undefined) throw new Error(`there is no binding of ${type}`);
  return binding as Binding;
}

/** Elements sorted so that each comes after those that it refers to. */
function inOrder(elements: readonly ElementDescription[]): readonly ElementDescription[] {
  const waiting = new Map(elements.map((element) => [element.address, element]));
  const ordered: ElementDescription[] = [];
  const take = (address: string) => {
    const element = waiting.get(address);
    if (element === undefined) return;
    waiting.delete(address);
    const references = [...JSON.stringify(element.config).matchAll(REFERENCE)].map(([, to = ""]) => to);
    for (const to of [...(element.dependsOn ?? []), ...references]) take(to);
    ordered.push(element);
  };
  for (const { address } of elements) take(address);
  return ordered;
}

/** Attributes under the bindings' names. The bindings pass a WAF rule's statement on as it is. */
function inCamelCase(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      name === "statement" ? value : valueInCamelCase(value),
    ]),
  );
}

function valueInCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueInCamelCase);
  return typeof value === "object" && value !== null ? inCamelCase(value as Attributes) : value;
}
