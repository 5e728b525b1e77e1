import { gatewayProblems } from "../../access/prove-gateways";
import type { Deployment } from "../../model/deployment";
import type { Problem } from "../../model/problem";
import { gatewayJson } from "../../report/gateway/gateway-json";
import { explainedGateway, gatewayReport } from "../../report/gateway/gateway-report";
import { explainedText, gatewayText } from "../../report/gateway/gateway-text";
import type { Paint } from "../../report/paint";
import { gatewayAccess } from "./gateway-access";

/** Answers about a deployment's gateways. */
export interface GatewayAnswer {
  readonly problems: readonly Problem[];
  text(paint: Paint): string;
  json(): object;
  /** One call, explained; undefined where no gateway has the name. */
  explained(question: Call, words: string, paint: Paint): string | undefined;
}

interface Call {
  readonly client: string;
  readonly method: string;
  readonly path: string;
}

/** @param file the deployment file, as the user named it */
export async function gatewayAnswer(deployment: Deployment, file: string): Promise<GatewayAnswer> {
  const proof = await gatewayAccess(deployment, file);
  return {
    problems: gatewayProblems(deployment, proof),
    text: (paint) => gatewayText(gatewayReport(deployment, proof), paint),
    json: () => gatewayJson(gatewayReport(deployment, proof)),
    explained: (question, words, paint) => {
      const calls = explainedGateway(deployment, proof, question);
      return calls && explainedText(words, calls, paint);
    },
  };
}
