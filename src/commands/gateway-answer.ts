import type { Deployment } from "../model/deployment";
import type { Problem } from "../model/problem";
import type { Paint } from "../report/paint";
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

/** Loaded on use, as most deployments have no gateways. */
export async function gatewayAnswer(deployment: Deployment, file: string): Promise<GatewayAnswer> {
  const proof = await gatewayAccess(deployment, file);
  const { gatewayProblems } =
    require("../access/prove-gateways") as typeof import("../access/prove-gateways");
  const { gatewayReport, explainedGateway } =
    require("../report/gateway-report") as typeof import("../report/gateway-report");
  const { gatewayText, explainedText } =
    require("../report/gateway-text") as typeof import("../report/gateway-text");
  const { gatewayJson } = require("../report/gateway-json") as typeof import("../report/gateway-json");
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
