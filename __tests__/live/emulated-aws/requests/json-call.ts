import type { PassingRequest } from "../proxy";

/** A call of a service that speaks JSON and names the operation in a header. */
export interface JsonCall<Input> {
  readonly operation: string;
  readonly input: Input;
}

/** The services of this kind, as their headers spell them. */
const TARGETS = {
  events: "AWSEvents",
  ecs: "AmazonEC2ContainerServiceV20141113",
  kms: "TrentService",
  secretsmanager: "secretsmanager",
  ssm: "AmazonSSM",
};

/** Undefined where a request asks for something of another service. */
export function jsonCall<Input>(
  { headers, body }: PassingRequest,
  service: keyof typeof TARGETS,
): JsonCall<Input> | undefined {
  const [target, operation = ""] = String(headers["x-amz-target"] ?? "").split(".");
  if (target !== TARGETS[service]) return undefined;
  return { operation, input: JSON.parse(body.toString() || "{}") as Input };
}

/** The same request with another input. */
export function withInput(passing: PassingRequest, input: object): PassingRequest {
  return { ...passing, body: Buffer.from(JSON.stringify(input)) };
}
