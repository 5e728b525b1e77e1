import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { step } from "../support/step";
import { CONSUMER_ACCOUNT, PROVIDER_ACCOUNT, SECOND_ACCOUNT } from "../support/system/live-deployment";
import type { LiveSystem } from "../support/system/live-system";

/** The end of a system. */
export function removal(system: () => LiveSystem): void {
  step("cdktf destroys both stacks, the consumer's first, and leaves nothing in any account", async () => {
    const { account, aws, workspace } = system();
    const deleted: string[] = [];
    const stop = aws.intercept((request, forward) => {
      if (request.body.includes("Action=DeleteVpc&")) deleted.push("the consumer's VPC");
      if (request.method === "DELETE" && /^\/restapis\/[^/]+$/.test(request.path)) deleted.push("the API");
      return forward(request);
    });
    const args = ["destroy", "provider", "consumer", "--auto-approve", "--skip-provider-lock"];
    succeeded("cdktf destroy", await workspace.cdktf(...args));
    stop();

    expect(deleted).toEqual(["the consumer's VPC", "the API"]);
    expect(await inventory(account(PROVIDER_ACCOUNT))).toEqual([]);
    expect(await inventory(account(CONSUMER_ACCOUNT))).toEqual([]);
    // The network that the second consumer brought along is its own.
    const own = [/^subnet-/, /^subnet-/, /^vpc-/].map((id) => expect.stringMatching(id));
    expect(await inventory(account(SECOND_ACCOUNT))).toEqual(own);
  });

  step("what is left of a consumer is destroyed after its provider, too", async () => {
    const { account, workspace } = system();
    const part = ["apply", "-auto-approve", "-target=aws_security_group.clients"];
    succeeded("apply of a part of consumer", await workspace.terraform("consumer", ...part));
    expect(await inventory(account(CONSUMER_ACCOUNT))).not.toEqual([]);
    const destroyed = await workspace.terraform("consumer", "destroy", "-auto-approve");
    expect(succeeded("destroy of consumer", destroyed).output).not.toMatch(/Error|Warning/);
    expect(await inventory(account(CONSUMER_ACCOUNT))).toEqual([]);
  });
}
