import { readFileSync } from "node:fs";
import { join } from "node:path";
import { succeeded } from "../support/processes/run";
import { PLAN } from "../support/terraform/plan";
import { STACKS } from "./system/deployment";
import type { KeySystem } from "./system/system";

/** After everything that makes keys: none of them is anywhere but in its secret. */
export function noKeyIsKept(system: () => KeySystem): void {
  describe("no key that was ever made", () => {
    const keys = () => [...system().watched.keys];
    const found = (texts: readonly string[]) =>
      texts.flatMap((text) => keys().filter((key) => text.includes(key) || text.includes(secretPart(key))));

    it("is one of few: a first one of each secret, and those of three rotations", () => {
      // Two uses, two callers; a rotation of a use twice and of a caller once.
      expect(keys().length).toBeGreaterThanOrEqual(7);
    });

    it("is in a state, superseded ones included", () => {
      const { states } = system().watched;
      expect(states.length).toBeGreaterThanOrEqual(STACKS.length + 1);
      expect(found(states)).toEqual([]);
    });

    it("is in a plan, or in anything that Terraform and its provider print at their most talkative", async () => {
      const { workspace, printed } = system();
      const talkative = { TF_LOG: "TRACE" };
      for (const stackId of STACKS) {
        succeeded(`init of ${stackId}`, await workspace.terraformAlone({}, stackId, "init"));
        const plan = await workspace.terraformAlone(talkative, stackId, "plan", `-out=${PLAN}`);
        printed.push(succeeded(`plan of ${stackId}`, plan).output);
        const shown = await workspace.terraform(stackId, "show", "-json", PLAN);
        printed.push(succeeded(`plan of ${stackId} as JSON`, shown).output);
        printed.push(
          readFileSync(join(workspace.folder, "cdktf.out/stacks", stackId, "cdk.tf.json"), "utf8"),
        );
      }
      expect(printed.join("")).toContain("aws_secretsmanager_secret");
      expect(printed.join("")).toMatch(/provider\.terraform-provider-aws\S*: HTTP Request Sent/);
      expect(found(printed)).toEqual([]);
    });

    it("is in a log of a function, or in the environment of one", () => {
      const { lambda, requestLog } = system().gateway;
      expect(lambda.output).toContain('"verdict":"answered"');
      expect(found([lambda.output, lambda.environments, JSON.stringify(requestLog.after(0))])).toEqual([]);
    });
  });
}

/** A key without its name. */
function secretPart(key: string): string {
  return key.split(".")[1] ?? key;
}
