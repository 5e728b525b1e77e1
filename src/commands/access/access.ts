import type { Command } from "commander";
import { accessProblems } from "../../access/prove";
import { type World, worldOf } from "../../access/world/world";
import { loadDeployment } from "../../config/load-deployment";
import type { Deployment } from "../../model/deployment";
import { ConfigError, type Problem } from "../../model/problem";
import { accessJson } from "../../report/access-json";
import { accessReport } from "../../report/access-report";
import { matrixText } from "../../report/matrix-text";
import { type Paint, paintFor } from "../../report/paint";
import { verdictText } from "../../report/verdict-text";
import { deploymentFile } from "../deployment-file";
import { hasGateways } from "../gateway-proof";
import { callAs, explain } from "./access-answer";
import { type AccessQuestion, accessArguments } from "./access-arguments";
import type { GatewayAnswer } from "./gateway-answer";

/** The command that prints who can call what. */
export function accessCommand(): Command {
  return accessArguments((question, options) => answerQuestion(question, deploymentFile(options)));
}

async function answerQuestion(question: AccessQuestion, file: string): Promise<void> {
  const deployment = loadDeployment(file);
  const world = worldOf(deployment);
  const paint = paintFor(process.stdout, process.env);
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const gateways = hasGateways(deployment) ? await answer(deployment, file) : undefined;

  if (question.kind === "explain") {
    const { client, method, path } = question;
    const call = `${client} ${method} ${path}`;
    return void print(
      gateways?.explained(question, call, paint) ?? verdictText(call, explain(world, question), paint),
    );
  }
  if (question.kind === "as") {
    const { roleArn, method, path } = question;
    return void print(verdictText(`${roleArn} ${method} ${path}`, callAs(world, question), paint));
  }
  const { text, problems } = matrix(deployment, world, gateways, question.json ? "json" : paint);
  print(text);
  if (problems.length > 0) throw new ConfigError(file, problems);
}

/** Loaded on use, as most deployments have no gateways. */
function answer(deployment: Deployment, file: string): Promise<GatewayAnswer> {
  const { gatewayAnswer } = require("./gateway-answer") as typeof import("./gateway-answer");
  return gatewayAnswer(deployment, file);
}

/** The matrices of APIs and of gateways; a deployment with gateways alone has none of the former. */
function matrix(
  { providers, consumers }: Deployment,
  world: World,
  gateways: GatewayAnswer | undefined,
  form: "json" | Paint,
): { readonly text: string; readonly problems: readonly Problem[] } {
  const report = accessReport(world);
  const problems = [...accessProblems(report.proof), ...(gateways?.problems ?? [])];
  if (form === "json") return { text: accessJson(report, gateways?.json()), problems };
  const isMixed = gateways === undefined || providers.length + consumers.length > 0;
  const texts = [...(isMixed ? [matrixText(report, form)] : []), ...(gateways ? [gateways.text(form)] : [])];
  return { text: texts.join("\n\n"), problems };
}
