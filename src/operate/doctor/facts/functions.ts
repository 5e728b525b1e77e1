import type { ReadDocument } from "../../../access/evaluation/policy/read-document";
import { functionArn } from "../../../model/aws/arn";
import { physicalName } from "../../../model/aws/names";
import { ANY } from "../../../model/routes/route";
import type { Aws } from "../../aws/aws";
import { parsedPolicy } from "../documents/parsed-policy";
import { clientFunctionName, type ExaminedCall } from "../examined-call";
import { byClient, on } from "./needed";
import { type Reading, unlessAbsent } from "./reading";

/** A Lambda function. */
export interface LiveFunction {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly groupIds: readonly string[];
  readonly vpcId?: string;
  /** `Active`, or why it is not: `Inactive`, `Failed`. */
  readonly state?: string;
  /** The SHA-256 of its code, in base64. */
  readonly codeHash?: string;
  /** Who may invoke it; absent if nobody was allowed to, or nobody asked. */
  readonly policy?: ReadDocument;
}

export const clientFunctionReading: Reading<LiveFunction | undefined> = {
  what: "the client's function",
  key: byClient,
  needs: (call) => {
    const name = clientFunctionName(call);
    if (name === undefined) return [];
    return on(call.consumer, functionArn(call.consumer, name), "lambda:GetFunctionConfiguration");
  },
  read: async (call, { aws }) => {
    const name = clientFunctionName(call);
    return name === undefined ? undefined : liveFunction(aws(call.consumer), name);
  },
};

export const backendReading: Reading<LiveFunction | undefined> = {
  what: "the function behind the route",
  key: (call) => backendName(call) ?? call.name,
  needs: (call) => {
    const name = backendName(call);
    if (call.provider === undefined || name === undefined) return [];
    const arn = functionArn(call.provider, name);
    return on(call.provider, arn, "lambda:GetFunctionConfiguration", "lambda:GetPolicy");
  },
  read: async (call, { aws }) => {
    const name = backendName(call);
    if (call.provider === undefined || name === undefined) return undefined;
    const own = aws(call.provider);
    const [found, policy] = await Promise.all([
      liveFunction(own, name),
      unlessAbsent(own.client("lambda").getPolicy({ FunctionName: name }), "ResourceNotFoundException"),
    ]);
    return found && { ...found, policy: policy?.Policy ? parsedPolicy(policy.Policy) : undefined };
  },
};

/** The name of the function that answers a call's route. */
export function backendName({ provider, route }: ExaminedCall): string | undefined {
  const ofPath = provider?.service.operations.filter(({ path }) => path === route.path) ?? [];
  const answering =
    ofPath.find(({ method }) => method === route.method) ?? ofPath.find(({ method }) => method === ANY);
  return provider && answering && physicalName(provider.name, answering.handler);
}

export async function liveFunction(aws: Aws, name: string): Promise<LiveFunction | undefined> {
  const found = await unlessAbsent(
    aws.client("lambda").getFunctionConfiguration({ FunctionName: name }),
    "ResourceNotFoundException",
  );
  return (
    found && {
      name,
      environment: found.Environment?.Variables ?? {},
      groupIds: found.VpcConfig?.SecurityGroupIds ?? [],
      vpcId: found.VpcConfig?.VpcId || undefined,
      state: found.State,
      codeHash: found.CodeSha256,
    }
  );
}
