import { dirname, join, relative, sep } from "node:path";
import { Command, Option } from "commander";
import { accessProblems } from "../../access/prove";
import { proveNetwork } from "../../access/prove-network";
import { sizeProblems } from "../../access/world/policy-size";
import { worldOf } from "../../access/world/world";
import { bundleFunctions } from "../../bundle/bundle-functions";
import { loadDeployment } from "../../config/load-deployment";
import { ConfigError } from "../../model/problem";
import { accessReport } from "../../report/access-report";
import { explainedReport } from "../../report/calls/explained-report";
import { gatewayReport } from "../../report/gateway/gateway-report";
import { page } from "../../report/page/page";
import { deploymentPicture } from "../../report/picture/deployment-picture";
import { layoutOf } from "../../report/picture/drawing/layout";
import { mermaidOf } from "../../report/picture/drawing/mermaid";
import { svgOf } from "../../report/picture/drawing/svg";
import { OUTPUT, stackJson } from "../../stacks/synthesize";
import { UsageError } from "../command-line";
import { deploymentFile, fileOption } from "../deployment-file";
import { gatewayProof } from "../gateway-proof";
import { deliver } from "./deliver";
import { keptLayout } from "./kept-layout";

interface Options {
  readonly file?: string;
  readonly output?: string;
  readonly svg?: boolean;
  readonly mermaid?: boolean;
  readonly against?: string;
  readonly plan?: readonly string[];
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly failOn?: "new-access";
}

/** The command that writes a page about a deployment, or its picture alone. */
export function reportCommand(): Command {
  return new Command()
    .description("Write one HTML page: who can call what, why, and what it costs. It loads nothing.")
    .addOption(fileOption())
    .option("-o, --output <path>", `write it into this file (default: ${join(OUTPUT, "report.html")})`)
    .addOption(
      new Option("--svg", "the picture alone, as SVG; printed unless --output is given").conflicts("mermaid"),
    )
    .option("--mermaid", "the picture alone, as Mermaid; printed unless --output is given")
    .addOption(
      new Option(
        "--against <ref or folder>",
        "what the file changes about access, compared with the one of a git ref or a folder",
      ).conflicts(["svg", "mermaid"]),
    )
    .option(
      "--plan <file...>",
      "with --against: the JSON of terraform show -json for a plan; what it interrupts",
    )
    .addOption(new Option("--markdown", "with --against: for a comment on a pull request").conflicts("json"))
    .option("--json", "with --against: for machines")
    .addOption(
      new Option(
        "--fail-on <what>",
        "with --against: exit status 3 where something is newly allowed",
      ).choices(["new-access"]),
    )
    .action((options: Options) => report(options));
}

/** @throws ConfigError if the proof of access or of the network does not hold; nothing is written then */
async function report(options: Options): Promise<void> {
  const file = deploymentFile(options);
  if (options.against !== undefined) {
    const { against } = options;
    const { reportAgainst } = require("./report-against") as typeof import("./report-against");
    return reportAgainst(file, { ...options, against });
  }
  refuseWithoutAgainst(options);
  const deployment = loadDeployment(file);
  const world = worldOf(deployment);
  const stacks = stackJson(deployment, await bundleFunctions(deployment, file));
  const access = accessReport(world);
  const problems = [...sizeProblems(world), ...accessProblems(access.proof)];
  if (problems.length > 0) throw new ConfigError(file, problems);
  const network = proveNetwork(deployment, file, stacks);
  const [proof] = gatewayProof(deployment, file, stacks);
  const gateways = proof && gatewayReport(deployment, proof);
  const explained = explainedReport(access, gateways);
  const picture = deploymentPicture(world, explained);
  if (options.mermaid) return deliver(mermaidOf(picture), options.output);
  const layout = await layoutOf(picture, keptLayout());
  if (options.svg) return deliver(`${svgOf(picture, layout, "file")}\n`, options.output);
  const output = options.output ?? join(OUTPUT, "report.html");
  const data = { world, access, gateways, explained, network, stacks, stackFile: stackFileFrom(output) };
  deliver(page(data, picture, layout), output);
}

/** The address of a stack's JSON as a synthesis writes it, seen from a page. */
function stackFileFrom(output: string): (stackId: string) => string {
  const folder = relative(dirname(output), OUTPUT).split(sep).map(encodeURIComponent);
  return (stackId) =>
    [...folder, "stacks", encodeURIComponent(stackId), "cdk.tf.json"].filter((part) => part !== "").join("/");
}

function refuseWithoutAgainst({ plan, markdown, json, failOn }: Options): void {
  const given = Object.entries({
    "--plan": plan,
    "--markdown": markdown,
    "--json": json,
    "--fail-on": failOn,
  });
  const [named] = given.flatMap(([option, value]) => (value === undefined ? [] : option));
  if (named !== undefined) throw new UsageError(`expected --against beside ${named}, got none`);
}
