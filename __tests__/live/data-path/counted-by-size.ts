import { succeeded } from "../support/processes/run";
import { planChanges } from "../support/terraform/plan";
import { callOnce } from "./system/client";
import { DEPLOYMENT } from "./system/deployment";
import { apply, type DataPath } from "./system/system";

/** A body that the default firewall blocks, as `refused.ts` shows. */
const LARGE = { method: "POST", path: "/flaky", body: "x".repeat(9000) } as const;

/** The provider changes its mind about bodies over 8 KB. */
export function countedBySize(system: () => DataPath): void {
  describe("with waf.count: [SizeRestrictions_BODY]", () => {
    beforeAll(async () => {
      const { gateway, workspace } = system();
      workspace.describe(withWaf({ count: ["SizeRestrictions_BODY"] }));
      succeeded("synth", await workspace.synth());
      await apply(system(), "provider");
      await gateway.look();
    });

    it("the web ACL is as the provider wants it, with nothing left to do", async () => {
      expect(await planChanges(system().workspace, "provider")).toEqual({});
    });

    it("200: a body of 9 KB, all of which reaches the function", async () => {
      const { statusCode, body } = await callOnce(system(), "consumer", "direct", LARGE);
      expect([statusCode, JSON.parse(body).body]).toEqual([200, LARGE.body]);
    });

    it("403: every other rule blocks as before", async () => {
      const event = { ...LARGE, query: { file: "../../secret" } };
      const { statusCode, explanation } = await callOnce(system(), "consumer", "direct", event);
      expect(system().gateway.requestLog.last?.refusedBy).toBe("WAF, GenericLFI_QUERYARGUMENTS");
      expect([statusCode, explanation?.errorType]).toEqual([403, "ForbiddenException"]);
    });
  });
}

function withWaf(waf: object): object {
  const { provider } = DEPLOYMENT.providers;
  return {
    ...DEPLOYMENT,
    providers: { provider: { ...provider, service: { ...provider.service, waf } } },
  };
}
