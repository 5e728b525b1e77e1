import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulatedAws } from "../emulated-aws/emulated-aws";
import { AttachedProvider } from "../support/terraform/attached-provider";
import { type DeployedExample, deployExample } from "./deployed-example";
import type { LiveExample } from "./live-example";
import { Pool } from "./pool";

/** The number of examples that are deployed at a time: applying is for a good part waiting. */
const AT_A_TIME = 4;

/**
 * Begins before the tests of a `describe` to deploy examples to one emulated AWS, in their order, and goes on during
 * the tests. Whatever became of them is taken down afterwards.
 */
export function useDeployedExamples(
  examples: readonly LiveExample[],
): (example: LiveExample) => Promise<DeployedExample> {
  const deployments = new Map<LiveExample, Promise<DeployedExample>>();
  const times: string[] = [];
  let takeDown = async () => {};

  beforeAll(async () => {
    const aws = await startEmulatedAws();
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "crosslink-examples-")));
    const provider = await AttachedProvider.install(join(folder, "aws"), aws.url);
    takeDown = async () => {
      for (const result of await Promise.allSettled(deployments.values()))
        if (result.status === "fulfilled") await result.value.gateway.close();
      await provider.stop();
      await aws.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    const turns = new Pool(Array(AT_A_TIME).fill("turn"));
    for (const [i, example] of examples.entries()) {
      const deployment = turns.lend(async () => {
        const start = performance.now();
        const deployed = await deployExample(example, i + 1, { aws, provider, folder });
        times.push(`${((performance.now() - start) / 1000).toFixed(1).padStart(7)} s  ${example.name}\n`);
        return deployed;
      });
      // Its tests ask late what became of it.
      deployment.catch(() => {});
      deployments.set(example, deployment);
    }
  });

  afterAll(async () => {
    await takeDown();
    process.stdout.write(`\n${times.join("")}`);
  });

  return (example) => deployments.get(example) ?? Promise.reject(new Error("the emulated AWS did not start"));
}
