import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { accessDenied, isListing, withRoleOf } from "../support/state/tampering";
import { step } from "../support/step";
import { verdictOn } from "../support/system/live-access";
import { liveApi } from "../support/system/live-api";
import { CONSUMER_ACCOUNT, clientRole, PROVIDER_ACCOUNT, stateOf } from "../support/system/live-deployment";
import { liveEndpoint } from "../support/system/live-endpoint";
import type { LiveSystem } from "../support/system/live-system";
import { PLAN, planChanges } from "../support/terraform/plan";

const DIRECT = clientRole(CONSUMER_ACCOUNT, "consumer", "direct");
const CLOSED = "resource policy of the API: denied by DenyOtherEndpoints";

const WRONG_ACCOUNT = "999999999999";

/** Faults between two linked stacks: the error is reported, nothing is lost, and recovery is possible. */
export function faults(system: () => LiveSystem): void {
  /** In all of these cases the API answers as before, and the provider's state is unchanged. */
  const nothingIsLost = async (run: (system: LiveSystem) => Promise<void>) => {
    const found = async () => [await liveApi(system()), await system().state.read(stateOf("provider"))];
    const before = await found();
    await run(system());
    expect(await found()).toEqual(before);
  };

  /** Applies the provider's stack, which must fail, and returns the output on one line. */
  const failure = async ({ workspace }: LiveSystem) => {
    const { status, output } = await workspace.terraform("provider", "apply", "-auto-approve", "-no-color");
    expect(status).toBe(1);
    return output.replace(/\s+/g, " ");
  };

  step("a consumer's state without outputs: the plan says that the API would be closed to it", () =>
    nothingIsLost(async ({ state, workspace }) => {
      const whole = await state.read(stateOf("consumer"));
      await state.write(stateOf("consumer"), JSON.stringify({ ...JSON.parse(whole), outputs: {} }));
      expect(await planChanges(workspace, "provider")).toEqual({
        "aws_api_gateway_rest_api_policy.api": "updated in-place, policy",
        "aws_api_gateway_deployment.api": "replaced",
        "aws_api_gateway_stage.api": "updated in-place, deployment_id",
      });
      const { output } = await workspace.terraform("provider", "show", "-no-color", PLAN);
      expect(output).toMatch(/"aws:SourceVpce" = "vpce-[0-9a-f]+" -> "unlinked"/);
      await state.write(stateOf("consumer"), whole);
    }),
  );

  step("a consumer's state of zero bytes: it is damaged, the run stops and closes nothing", () =>
    nothingIsLost(async ({ state }) => {
      const whole = await state.read(stateOf("consumer"));
      await state.write(stateOf("consumer"), "");
      expect(await failure(system())).toContain(
        "Error: Unable to find remote state with data.terraform_remote_state.consumer[0]",
      );
      expect(await state.read(stateOf("consumer"))).toBe("");
      await state.write(stateOf("consumer"), whole);
    }),
  );

  step("a bucket that the provider may not list: the run says which call of which bucket was refused", () =>
    nothingIsLost(async ({ aws }) => {
      const stop = aws.intercept((request, forward) =>
        isListing(request, stateOf("consumer")) ? Promise.resolve(accessDenied()) : forward(request),
      );
      expect(await failure(system())).toMatch(
        /Error: listing S3 Bucket \(acme-terraform-state\) Objects: .* ListObjectsV2, .* AccessDenied/,
      );
      stop();
    }),
  );

  step("a state that somebody else has locked: the run says who, and leaves the lock alone", () =>
    nothingIsLost(async ({ state }) => {
      const lock = `${stateOf("provider")}.tflock`;
      const theirs = JSON.stringify({
        ID: "5b1e7ed5",
        Operation: "OperationTypeApply",
        Who: "colleague@elsewhere",
      });
      await state.write(lock, theirs);
      expect(await failure(system())).toMatch(
        /Error: Error acquiring the state lock .* Operation: OperationTypeApply Who: colleague@elsewhere/,
      );
      expect(await state.read(lock)).toBe(theirs);
      await state.remove(lock);
    }),
  );

  step("credentials of the wrong account: the run names the account and touches nothing in it", () =>
    nothingIsLost(async ({ account, aws }) => {
      const stop = aws.intercept((request, forward) =>
        forward(withRoleOf(request, PROVIDER_ACCOUNT, WRONG_ACCOUNT)),
      );
      expect(await failure(system())).toContain(`Error: AWS account ID not allowed: ${WRONG_ACCOUNT}`);
      stop();
      expect(await inventory(account(WRONG_ACCOUNT))).toEqual([]);
    }),
  );

  step("the next clean run after all of these finds nothing to do", async () => {
    expect(await planChanges(system().workspace, "provider")).toEqual({});
  });

  step(
    "an endpoint that was replaced: closed until the provider is applied, then open, and the old one closed",
    async () => {
      const { workspace } = system();
      const old = await liveEndpoint(system(), CONSUMER_ACCOUNT);
      const args = ["apply", "-auto-approve", "-replace=aws_vpc_endpoint.execute_api"];
      succeeded("apply of consumer", await workspace.terraform("consumer", ...args));
      const replaced = await liveEndpoint(system(), CONSUMER_ACCOUNT);
      expect(replaced.id).not.toBe(old.id);
      expect(await verdictOn(system(), DIRECT, replaced)).toBe(CLOSED);

      succeeded("apply of provider", await workspace.terraform("provider", "apply", "-auto-approve"));
      expect(await verdictOn(system(), DIRECT, replaced)).toBe("allowed");
      expect(await verdictOn(system(), DIRECT, old)).toBe(CLOSED);
    },
  );
}
