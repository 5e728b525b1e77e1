import "../src/cli/lean-start";
import { matrices } from "../src/access/matrix";
import { accessProblems, examine } from "../src/access/prove";
import { worldOf } from "../src/access/world";
import { callAs, explain } from "../src/cli/access-answer";
import { accessQuestion } from "../src/cli/access-arguments";
import { accessJson } from "../src/cli/access-json";
import { deploymentFile } from "../src/cli/deployment-file";
import { matrixText } from "../src/cli/matrix-text";
import { orExplain } from "../src/cli/or-explain";
import { paintFor } from "../src/cli/paint";
import { verdictText } from "../src/cli/verdict-text";
import { loadDeployment } from "../src/config/load-deployment";
import { ConfigError } from "../src/model/problem";

void orExplain(() => {
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
  const proof = examine(world);
  print(
    question.json
      ? accessJson(matrices(world), proof.probes)
      : matrixText(matrices(world), proof.probes, paint),
  );
  const problems = accessProblems(proof);
  if (problems.length > 0) throw new ConfigError(file, problems);
});
