import { managedResources, type StateResource, type TerraformState } from "../terraform/terraform-state";

/** A resource that AWS does not let go. */
export interface KeptResource {
  readonly address: string;
  readonly because: string;
}

/** The attributes by which a resource is protected, by its type, with the reason in words. */
const PROTECTIONS: Readonly<
  Record<string, (attributes: StateResource["instances"][0]["attributes"]) => string | undefined>
> = {
  aws_dynamodb_table: ({ deletion_protection_enabled: isOn }) =>
    isOn
      ? "deletion protection is on; deletionProtection: false in the file, deployed, lets it go"
      : undefined,
  aws_lb: ({ enable_deletion_protection: isOn }) =>
    isOn
      ? "deletion protection is on, which the file does not ask for: switch it off in the console"
      : undefined,
  aws_s3_bucket: ({ force_destroy: goesWithObjects }) =>
    goesWithObjects ? undefined : "a bucket goes only once it is empty of objects and of their versions",
};

/** The resources of a state that would stay at a destruction, and have it fail. */
export function keptResources(state: TerraformState | undefined): readonly KeptResource[] {
  return managedResources(state).flatMap(({ type, name, instances }) => {
    const because = instances.map(({ attributes }) => PROTECTIONS[type]?.(attributes)).find((one) => one);
    return because === undefined ? [] : [{ address: `${type}.${name}`, because }];
  });
}
