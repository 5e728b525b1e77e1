import { Gateway } from "../gateway/gateway";
import { REGION } from "../support/accounts/accounts";
import type { Changes } from "../support/terraform/plan";
import { applyInOrder } from "./apply-in-order";
import { ExampleFile } from "./example-file";
import { type ExampleSystem, exampleSystem, type Surroundings } from "./example-system";
import { filesOf, type LiveExample } from "./live-example";

/** An example that has been applied, and the way into it. */
export interface DeployedExample {
  readonly files: readonly ExampleFile[];
  readonly system: ExampleSystem;
  readonly gateway: Gateway;
  /** The changes that a plan of each stack finds afterwards: none, if all went well. */
  readonly leftToDo: Readonly<Record<string, Changes>>;
}

export async function deployExample(
  example: LiveExample,
  number: number,
  surroundings: Surroundings,
): Promise<DeployedExample> {
  const { existing = () => ({}), apply = applyInOrder, region = REGION, organizationId } = example;
  const system = exampleSystem(surroundings, number, region);
  const { account, aws, folder } = system;
  const files = filesOf(example).map((name) => new ExampleFile(name, system));
  await apply(files, { ...example.replacements, ...(await existing(system)) });
  const plans = files.flatMap((file) =>
    file.stackIds.map(async (stackId) => [stackId, await file.plan(stackId)] as const),
  );
  const leftToDo = Object.fromEntries(await Promise.all(plans));
  const accounts = files.flatMap(({ deployment: { providers, consumers } }) =>
    [...providers, ...consumers].map((party) => party.account),
  );
  const gateway = new Gateway({ account, aws, workspace: { folder } }, [...new Set(accounts)], {
    region,
    organizationId,
  });
  await gateway.look();
  return { files, system, gateway, leftToDo };
}
