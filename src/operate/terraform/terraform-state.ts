/**
 * A state as `terraform state pull` prints it, as far as it is read here.
 * @see https://developer.hashicorp.com/terraform/cli/commands/state/pull
 */
export interface TerraformState {
  readonly resources: readonly StateResource[];
}

export interface StateResource {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** The resources that a state has of Terraform's own making. */
export function managedResources(state: TerraformState | undefined): readonly StateResource[] {
  return (state?.resources ?? []).filter(({ mode, instances }) => mode === "managed" && instances.length > 0);
}

/** The outputs of another stack that a state has read, by that stack's id; none of a stack that had no state. */
export function readOutputs(state: TerraformState | undefined): ReadonlyMap<string, object> {
  const read = (state?.resources ?? []).filter(({ type }) => type === "terraform_remote_state");
  return new Map(
    read.flatMap(({ name, instances: [instance] }) => {
      const outputs = instance?.attributes.outputs as { readonly value?: object } | undefined;
      return outputs === undefined ? [] : [[name, outputs.value ?? {}] as const];
    }),
  );
}
