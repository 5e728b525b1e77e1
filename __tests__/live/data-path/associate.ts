import type { Answer } from "../support/proxy";
import type { DataPath } from "./system";

/**
 * Associates the API with an endpoint, until the returned function takes that back. The emulator forgets
 * `vpcEndpointIds`, so it is written into what it answers.
 */
export async function associate(
  { aws, gateway }: DataPath,
  endpointId: string,
): Promise<() => Promise<void>> {
  const stop = aws.intercept(async (request, forward) => {
    const answer = await forward(request);
    return request.method === "GET" && request.path.split("?")[0] === "/restapis"
      ? withEndpoint(answer, endpointId)
      : answer;
  });
  await gateway.look();
  return async () => {
    stop();
    await gateway.look();
  };
}

function withEndpoint(answer: Answer, endpointId: string): Answer {
  const { item, ...rest } = JSON.parse(answer.body.toString()) as { readonly item: readonly object[] };
  const associated = item.map((api) => ({
    ...api,
    endpointConfiguration: { types: ["PRIVATE"], vpcEndpointIds: [endpointId] },
  }));
  return { ...answer, body: Buffer.from(JSON.stringify({ ...rest, item: associated })) };
}
