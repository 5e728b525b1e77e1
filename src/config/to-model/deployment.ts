import type { Deployment, State } from "../../model/deployment";
import type { DescribedApis } from "../outline/described-apis";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildConsumer } from "./consumer";
import { buildProvider } from "./provider";

/** The deployment that a file without problems describes. */
export function buildDeployment(file: DeploymentFile, folder: string, described: DescribedApis): Deployment {
  const providers = Object.entries(file.providers).map(([id, provider]) =>
    buildProvider(id, provider, file.region, { folder, described: described.get(id) }),
  );
  const consumers = Object.entries(file.consumers).map(([id, consumer]) =>
    buildConsumer(id, consumer, file, providers),
  );
  return { name: file.name, tags: file.tags, state: file.state satisfies State, providers, consumers };
}
