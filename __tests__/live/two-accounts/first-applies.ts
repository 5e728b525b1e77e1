import { clientAnswer } from "../gateway/functions/client-answer";
import type { Gateway } from "../gateway/gateway";
import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { documentedBucketPolicy } from "../support/state/bucket-policy";
import { BUCKET } from "../support/state/state-bucket";
import { step } from "../support/step";
import { verdictOn } from "../support/system/live-access";
import { liveApi } from "../support/system/live-api";
import {
  accessRole,
  CONSUMER_ACCOUNT,
  clientRole,
  liveDeployment,
  PROVIDER_ACCOUNT,
  stateOf,
} from "../support/system/live-deployment";
import { liveEndpoint } from "../support/system/live-endpoint";
import type { LiveSystem } from "../support/system/live-system";
import { planChanges } from "../support/terraform/plan";

const DIRECT = clientRole(CONSUMER_ACCOUNT, "consumer", "direct");
const CLIENT = clientRole(CONSUMER_ACCOUNT, "consumer", "assumed");
const ASSUMED = accessRole("consumer");

const CLOSED = "resource policy of the API: denied by DenyOtherEndpoints";

/** From nothing to two linked stacks: provider, consumer, provider; under the bucket policy of `docs/deploying.md`. */
export function firstApplies(system: () => LiveSystem, gateway: () => Gateway): void {
  let withoutPolicy = () => {};
  beforeAll(() => {
    withoutPolicy = system().aws.intercept(documentedBucketPolicy());
  });

  step("a consumer is planned before its provider: one error, which says what to apply first", async () => {
    const { account, workspace } = system();
    workspace.describe(liveDeployment());
    succeeded("synth", await workspace.synth());
    succeeded("init of consumer", await workspace.terraform("consumer", "init"));
    const { status, output } = await workspace.terraform("consumer", "apply", "-auto-approve", "-no-color");
    expect(status).toBe(1);
    expect(output.match(/(?:Error|Warning): .*/g)).toEqual([
      "Error: Module output value precondition failed",
    ]);
    expect(output.replace(/[\s│]+/g, " ")).toContain(
      `Apply the stack "provider" first: its state s3://${BUCKET}/${stateOf("provider")} has no API yet. Then apply this one again.`,
    );
    expect(await inventory(account(CONSUMER_ACCOUNT))).toEqual([]);
  });

  step(
    "cdktf deploys both stacks on empty accounts: API here, endpoint there, and nobody gets in",
    async () => {
      const { account, workspace } = system();
      workspace.describe(liveDeployment());
      const args = ["deploy", "provider", "consumer", "--auto-approve", "--skip-provider-lock"];
      succeeded("cdktf deploy", await workspace.cdktf(...args));

      const api = await liveApi(system());
      const endpoint = await liveEndpoint(system(), CONSUMER_ACCOUNT);
      expect(api).toMatchObject({ endpointTypes: ["PRIVATE"], routes: ["GET /"] });
      expect(await inventory(account(PROVIDER_ACCOUNT))).toContain(api.id);
      expect(await inventory(account(PROVIDER_ACCOUNT))).not.toContainEqual(
        expect.stringMatching(/^(vpc|vpce)-/),
      );
      expect(await inventory(account(CONSUMER_ACCOUNT))).toContain(endpoint.id);
      for (const role of [DIRECT, ASSUMED]) {
        expect(await verdictOn(system(), role, endpoint)).toBe(CLOSED);
        expect(await verdictOn(system(), role)).toBe(CLOSED);
      }
    },
  );

  step(
    "the same once more, nothing edited: the stage serves a new deployment that lets the clients in",
    async () => {
      const before = await liveApi(system());
      const args = ["deploy", "provider", "--auto-approve", "--skip-provider-lock"];
      succeeded("cdktf deploy", await system().workspace.cdktf(...args));

      const api = await liveApi(system());
      const endpoint = await liveEndpoint(system(), CONSUMER_ACCOUNT);
      expect(api.id).toBe(before.id);
      expect(api.deploymentIds).toEqual([api.deploymentId]);
      expect(api.deploymentId).not.toBe(before.deploymentId);
      expect(api.servedPolicy).toEqual(api.savedPolicy);
      for (const role of [DIRECT, ASSUMED]) {
        expect(await verdictOn(system(), role, endpoint)).toBe("allowed");
        expect(
          await verdictOn(system(), role, { id: "vpce-0fedcba9876543210", owner: "somebody else" }),
        ).toBe(CLOSED);
        expect(await verdictOn(system(), role)).toBe(CLOSED);
      }
    },
  );

  step("both clients call the API through the default firewall, and are answered", async () => {
    await gateway().look();
    for (const role of [DIRECT, CLIENT]) {
      const client = await gateway().lambda.start(CONSUMER_ACCOUNT, role.split("/").at(-1) ?? "");
      const { statusCode, body } = await clientAnswer(client);
      expect([statusCode, JSON.parse(body)]).toEqual([
        200,
        expect.objectContaining({ method: "GET", path: "/" }),
      ]);
    }
  });

  step("a third plan of either stack says that nothing is left to do", async () => {
    const { workspace } = system();
    const [provider, consumer] = await Promise.all([
      planChanges(workspace, "provider"),
      planChanges(workspace, "consumer"),
    ]);
    expect({ provider, consumer }).toEqual({ provider: {}, consumer: {} });
    withoutPolicy();
  });
}
