import { DeleteRolePolicyCommand, GetRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { callDoor, callWithKey } from "../../../keys/system/call-with-key";
import { SHOP } from "../../../keys/system/deployment";
import { callerKey, keyOf } from "../../../keys/system/key-facts";
import type { KeySystem } from "../../../keys/system/system";
import { emptyBalancer } from "../entrance/faults/verifier";
import type { Fault } from "../fault";

const DOOR = "keys-shop-door";
const GUESS = `mobile.${"x".repeat(43)}`;

async function guessAtDoor(system: KeySystem): Promise<() => Promise<void>> {
  expect(await callDoor(system, GUESS)).toMatchObject({ status: 401 });
  return async () => {
    expect(await callDoor(system, await callerKey(system, "mobile"))).toMatchObject({ status: 200 });
  };
}

async function guessAtApi(system: KeySystem): Promise<() => Promise<void>> {
  expect(await callWithKey(system, "shop", `shop.${"x".repeat(43)}`)).toMatchObject({ status: 401 });
  return async () => {
    expect(await callWithKey(system, "shop", await keyOf(system, "shop"))).toMatchObject({ status: 200 });
  };
}

async function otherSecret({ account }: KeySystem): Promise<() => Promise<void>> {
  const { lambda } = account(SHOP);
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: DOOR }));
  const before = Environment?.Variables ?? {};
  const write = async (Variables: Record<string, string>) => {
    const Environment = { Variables };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: DOOR, Environment }));
  };
  await write({
    ...before,
    UPSTREAM_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:other",
  });
  return () => write(before);
}

async function failedLink({ aws }: KeySystem): Promise<() => Promise<void>> {
  const stop = aws.intercept(async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.method !== "GET" || !/^\/vpclinks(\?|$)/.test(passing.path)) return answer;
    return { ...answer, body: Buffer.from(answer.body.toString().replaceAll('"AVAILABLE"', '"FAILED"')) };
  });
  return async () => stop();
}

async function withoutPolicy({ account }: KeySystem): Promise<() => Promise<void>> {
  const { iam } = account(SHOP);
  const policy = { RoleName: DOOR, PolicyName: "keys" };
  const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(policy));
  await iam.send(new DeleteRolePolicyCommand(policy));
  const document = decodeURIComponent(PolicyDocument);
  return async () => {
    await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: document }));
  };
}

export const keyFaults: readonly Fault<KeySystem>[] = [
  {
    name: "a caller of the front door sends a wrong key",
    cause: "door-key-refused",
    evidence: /401 Unauthorized\n +intended +the current key of mobile, web/,
    plant: guessAtDoor,
  },
  {
    name: "somebody behind the consumer's endpoint sends a wrong key",
    cause: "key-refused",
    evidence: /401 Unauthorized; the key is current since/,
    plant: guessAtApi,
  },
  {
    name: "the front door reads another secret",
    cause: "door-authorizer",
    evidence: /UPSTREAM_SECRET_ARN=arn:aws:secretsmanager:eu-west-1:222222222222:secret:other/,
    plant: otherSecret,
  },
  {
    name: "the front door may not read keys any more",
    cause: "identity-policy",
    evidence: /role\/keys-shop-door has no policy keys/,
    plant: withoutPolicy,
  },
  {
    name: "the front door's VPC link has failed",
    cause: "door-link",
    evidence: /is FAILED\n.*\n.*-replace=aws_api_gateway_vpc_link\.execute_api/,
    plant: failedLink,
  },
  {
    name: "the front door's balancer has lost the endpoint's addresses",
    cause: "door-balancer",
    evidence: /no target is registered/,
    plant: ({ account }) => emptyBalancer(account(SHOP), DOOR),
  },
];
