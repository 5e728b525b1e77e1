import { loadDeployment } from "../../../src/config/load-deployment";
import { exampleFile } from "../../support/examples";
import { Gateway } from "../gateway/gateway";
import { REGION } from "../support/accounts/accounts";
import type { Changes } from "../support/terraform/plan";
import { applyInOrder } from "./apply-in-order";
import { ExampleFile } from "./example-file";
import { type ExampleSystem, exampleSystem, type Surroundings } from "./example-system";
import { filesOf, type LiveExample } from "./live-example";
import { parties } from "./parties";

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
  const { region = REGION, organizationId } = example;
  const system = exampleSystem(surroundings, number, region);
  const { account, aws, folder } = system;
  const accounts = accountsOf(example, system);
  const options = { region, organizationId };
  const gateway = new Gateway({ account, aws, workspace: { folder } }, accounts, options);
  gateway.runFunctions();
  try {
    const { files, leftToDo } = await applied(example, system);
    await gateway.look();
    return { files, system, gateway, leftToDo };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

async function applied(
  { existing = async () => ({}), apply = applyInOrder, ...example }: LiveExample,
  system: ExampleSystem,
): Promise<Pick<DeployedExample, "files" | "leftToDo">> {
  const files = filesOf(example).map((name) => new ExampleFile(name, system));
  await apply(files, { ...example.replacements, ...(await existing(system)) });
  const plans = files.flatMap((file) =>
    file.stackIds.map(async (stackId) => [stackId, await file.plan(stackId)] as const),
  );
  return { files, leftToDo: Object.fromEntries(await Promise.all(plans)) };
}

/** The accounts of an example's parties, which are known before anything is deployed: its functions run meanwhile. */
function accountsOf(example: LiveExample, { accountInFile }: ExampleSystem): readonly string[] {
  const accounts = filesOf(example).flatMap((name) =>
    parties(loadDeployment(exampleFile(name))).map(({ account }) => accountInFile(account).id),
  );
  return [...new Set(accounts)];
}
