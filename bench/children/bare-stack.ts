import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  type App,
  DataTerraformRemoteStateS3,
  type DataTerraformRemoteStateS3Config,
  S3Backend,
  type S3BackendConfig,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
} from "cdktf";
import { type Element, REFERENCE, type StackDescription } from "./stack-description";
import type { Attributes } from "./stack-json";

/** The parts of a stack so far: elements by address, and tokens by reference. */
interface Made {
  readonly elements: Map<string, Element>;
  readonly tokens: Map<string, string>;
}

/** Makes a stack with CDKTF alone: without constructs of Crosslink, references as tokens. */
export function makeBareStack(app: App, id: string, description: StackDescription): void {
  const stack = new TerraformStack(app, id);
  stack.addOverride("terraform.required_version", description.requiredVersion);
  const { useLockfile, ...backend } = description.backend;
  new S3Backend(stack, backend as unknown as S3BackendConfig).addOverride("use_lockfile", useLockfile);
  const providers = new Map(
    description.providers.map((config) => [
      `aws.${config.alias}`,
      new AwsProvider(stack, `provider-${config.alias}`, config),
    ]),
  );
  for (const [name, { config, count }] of Object.entries(description.states)) {
    const state = new DataTerraformRemoteStateS3(stack, name, config as DataTerraformRemoteStateS3Config);
    if (count !== undefined) state.addOverride("count", count);
  }
  const made: Made = { elements: new Map(), tokens: new Map() };
  for (const { address, name, binding, config, dependsOn } of description.elements) {
    const element = new binding(stack, address, {
      ...withTokens(config, made),
      provider: providers.get(String(config.provider)),
      dependsOn: dependsOn?.flatMap((one) => made.elements.get(one) ?? []),
    });
    element.overrideLogicalId(name);
    made.elements.set(address, element);
  }
  for (const [name, value] of Object.entries(withTokens(description.locals, made))) {
    new TerraformLocal(stack, `local-${name}`, value).overrideLogicalId(name);
  }
  for (const [name, { value, precondition }] of Object.entries(description.outputs)) {
    const output = new TerraformOutput(stack, `output-${name}`, { value: tokensIn(value, made) });
    output.overrideLogicalId(name);
    if (precondition !== undefined) output.addOverride("precondition", precondition);
  }
}

/** Replaces references to the stack's elements by CDKTF tokens, one per reference. */
function withTokens(attributes: Attributes, made: Made): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, tokensIn(value, made)]));
}

function tokensIn(value: unknown, made: Made): unknown {
  if (Array.isArray(value)) return value.map((one) => tokensIn(one, made));
  if (typeof value === "object" && value !== null) return withTokens(value as Attributes, made);
  if (typeof value !== "string" || !value.includes("${")) return value;
  return value.replace(REFERENCE, (text, address: string, attribute: string) => {
    const element = made.elements.get(address);
    if (element === undefined) return text;
    const token = made.tokens.get(text) ?? element.getStringAttribute(attribute);
    made.tokens.set(text, token);
    return token;
  });
}
