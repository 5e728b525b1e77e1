import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { createRepository } from "../../support/accounts/image-repository";
import type { ExampleSystem } from "../example-system";
import type { Replacements } from "../live-file";

/** The repository of the image of `names`. @param account in the file */
export function existingImages(account: string): (system: ExampleSystem) => Promise<Replacements> {
  return async ({ accountInFile }) => {
    await createRepository(accountInFile(account), "names");
    return {};
  };
}

/** The same, and the roles that call the gateway, which get a policy for it. */
export async function sharedAccount(system: ExampleSystem): Promise<Replacements> {
  const { iam } = system.accountInFile("111111111111");
  const trust = {
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
  for (const RoleName of ["shop-task", "reporting-task"])
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  return existingImages("222222222222")(system);
}
