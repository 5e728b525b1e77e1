import type { ITerraformDependable, TerraformStack } from "cdktf";
import { type Bundles, ROTATION } from "../../bundle/bundle";
import { FunctionRole } from "../../constructs/functions/function-role";
import type { CalledApi } from "../../constructs/network/api-address";
import type { ConsumerVpc } from "../../constructs/network/consumer-vpc";
import type { Consumer } from "../../model/consumer";
import type { ConsumerDocuments } from "../../policies/consumer-documents";
import type { ConsumerSecrets } from "./consumer-secrets";

/** A rotation of which only the role is made: Terraform destroys it after the consumer's network. */
export interface BegunRotation {
  /** The role policies that Lambda needs to delete the function's interfaces. */
  readonly interfacePolicies: readonly ITerraformDependable[];
  /**
   * Makes the remaining resources.
   * @param api the API on which a new key is tried
   * @param vpc the VPC that the function runs in; absent = outside any
   */
  readonly finish: (api: Pick<CalledApi, "address" | "stage">, vpc?: ConsumerVpc) => void;
}

/**
 * The rotation of a use's key runs in the consumer's VPC, from where the API is called; that of a front door's callers outside, as
 * the door is on the internet.
 */
export function beginRotation(
  stack: TerraformStack,
  consumer: Consumer,
  { kept, rotationPolicy }: ConsumerDocuments["keys"][number],
  { made, secretArns }: ConsumerSecrets,
  bundles: Bundles,
): BegunRotation {
  const inVpc = kept.owner.kind === "use";
  const name = kept.owner.kind === "use" ? kept.owner.use.name : kept.owner.door.name;
  const role = new FunctionRole(stack, `role:${name}_rotation`, {
    functionName: kept.rotationName,
    party: consumer,
    inVpc,
  });
  return {
    interfacePolicies: inVpc ? [role.policy] : [],
    finish: (api, vpc) => {
      // Loaded on use, as most consumers keep no keys.
      const { KeyRotation } =
        require("../../constructs/keys/key-rotation") as typeof import("../../constructs/keys/key-rotation");
      new KeyRotation(stack, `rotation:${name}_rotation`, {
        ...{ kept, role, api, secretArns },
        account: consumer.account,
        policy: rotationPolicy,
        code: bundles.of(ROTATION),
        logs: consumer.logs,
        network: vpc && { subnetIds: vpc.clientSubnetIds, securityGroupIds: [vpc.clientGroupId] },
        ways: [...(made[kept.id]?.policies ?? []), ...(vpc?.waysToSecrets ?? [])],
      });
    },
  };
}
