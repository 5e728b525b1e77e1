import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { AssumeRoleEnvironment } from "../../lambdas/assume-role/environment";
import type { CredentialEnvironment } from "../../lambdas/client/credentials";
import type { RegionEnvironment } from "../../lambdas/client/region";
import type { IdentityEnvironment } from "../../lambdas/identity/handler";
import type { Runs } from "../arguments";
import { runSynthesis, SYNTHESIZED } from "../measure/deployment-figures";
import { bareNode } from "../measure/floors";
import { type Compared, compare, inTurn, type Pair } from "../measure/in-turn";
import { runNode } from "../measure/node-process";
import type { Workspace } from "../measure/workspace";

/** A function as it is deployed. */
export interface FunctionFigures {
  /** `direct` */
  readonly name: string;
  readonly zipKilobytes: number;
  /** The time to import it in a new process, next to an empty module in another, in milliseconds. */
  readonly importMs: Compared;
  /** The difference of the two, next to a whole process that does nothing. */
  readonly overBareNodeMs: Compared;
}

/** Timed inside the process, because start-up times vary by more than an import takes. */
const TIMED_IMPORT = `const start = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - start));`;

/** More runs, because an import is short. */
const MORE_RUNS = 3;

/** The environment that functions read on import: well-formed sample values. */
const ENVIRONMENT: AssumeRoleEnvironment & CredentialEnvironment & IdentityEnvironment & RegionEnvironment = {
  API_URL: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod",
  API_HOST: "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "GET /",
  TIMEOUT_SECONDS: "10",
  ROLE_ARN: "arn:aws:iam::111111111111:role/access",
  SESSION_NAME: "bench",
  TABLE_NAME: "identity",
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
};

/** Suppresses the AWS SDK's warning about a Node.js older than Lambda's. */
const UNWARNED = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/** Every function of the default deployment. */
export function functionFigures(workspace: Workspace, { usual }: Runs): readonly FunctionFigures[] {
  runSynthesis(workspace, "deployment.yaml");
  const empty = workspace.write("functions/empty.js", "");
  const load = (file: string) =>
    Number(
      runNode(["-e", TIMED_IMPORT, file], { cwd: workspace.folder, env: { ...ENVIRONMENT, ...UNWARNED } })
        .output,
    );
  return zipFiles(join(workspace.folder, SYNTHESIZED, "stacks")).map((file) => {
    const [name = ""] = file.split("/").at(-1)?.split(".") ?? [];
    const zip = readFileSync(file);
    const index = workspace.write(`functions/${name}/index.js`, unzipSync(zip)["index.js"] ?? "");
    load(index);
    const imports = inTurn(
      usual * MORE_RUNS,
      () => ({ index: load(index), empty: load(empty) }),
      () => bareNode(workspace.folder).seconds * 1000,
    );
    return { name, zipKilobytes: zip.length / 1024, ...importFigures(imports) };
  });
}

function importFigures(
  imports: readonly Pair<{ readonly index: number; readonly empty: number }, number>[],
): Pick<FunctionFigures, "importMs" | "overBareNodeMs"> {
  return {
    importMs: compare(imports.map(({ measured }) => ({ measured: measured.index, floor: measured.empty }))),
    overBareNodeMs: compare(
      imports.map(({ measured, floor }) => ({ measured: measured.index - measured.empty, floor })),
    ),
  };
}

function zipFiles(stacks: string): readonly string[] {
  return readdirSync(stacks).flatMap((stackId) => {
    const assets = join(stacks, stackId, "assets");
    return readdirSync(assets).map((name) => join(assets, name));
  });
}
