import "./lean-start";
import { accessProblems } from "../access/prove";
import { worldOf } from "../access/world/world";
import { loadDeployment } from "../config/load-deployment";
import { ConfigError } from "../model/problem";
import { accessJson } from "../report/access-json";
import { accessReport } from "../report/access-report";
import { matrixText } from "../report/matrix-text";
import { paintFor } from "../report/paint";
import { verdictText } from "../report/verdict-text";
import { callAs, explain } from "./access-answer";
import { accessQuestion } from "./access-arguments";
import { run } from "./command-line";
import { deploymentFile } from "./deployment-file";

void run(() => {
  const question = accessQuestion(process.argv.slice(2));
  const file = deploymentFile();
  const world = worldOf(loadDeployment(file));
  const paint = paintFor(process.stdout, process.env);
  const print = (text: string) => process.stdout.write(`${text}\n`);

  if (question.kind === "explain") {
    const { client, method, path } = question;
    return void print(verdictText(`${client} ${method} ${path}`, explain(world, question), paint));
  }
  if (question.kind === "as") {
    const { roleArn, method, path } = question;
    return void print(verdictText(`${roleArn} ${method} ${path}`, callAs(world, question), paint));
  }
  const report = accessReport(world);
  print(question.json ? accessJson(report) : matrixText(report, paint));
  const problems = accessProblems(report.proof);
  if (problems.length > 0) throw new ConfigError(file, problems);
});
