import { stateKey } from "../../../../src/model/aws/names";
import { probe } from "../../data-path/system/probe";
import { AUDIENCE } from "./deployment";
import type { CentralGateway } from "./system";

/** A call of the gateway over the internet. */
export interface GatewayCall {
  /** `POST /todo` */
  readonly route: string;
  /** @default a right one */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export async function call(system: CentralGateway, asked: GatewayCall): Promise<GatewayAnswer> {
  const [method = "", path = ""] = asked.route.split(" ");
  const token = "token" in asked ? asked.token : await rightToken(system);
  const answer = await probe(system, {
    ...{ host: await gatewayHost(system), method, path },
    ...(asked.body && { body: JSON.stringify(asked.body) }),
    headers: {
      "user-agent": "by-hand",
      ...(asked.body && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...asked.headers,
    },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}

/** A token that may do everything. */
export function rightToken({ issuer }: CentralGateway, claims = {}): Promise<string> {
  return issuer.sign({ sub: "ada", aud: AUDIENCE, scope: "todo.write", ...claims });
}

export async function gatewayHost(system: CentralGateway): Promise<string> {
  const { gateway_url } = await outputs(system, "gateway");
  return new URL(String(gateway_url)).hostname;
}

/** The facts that a stack tells others. */
export async function outputs(
  { state }: CentralGateway,
  stackId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const text = await state.read(stateKey("crosslink", "shop", stackId));
  const { outputs: written } = JSON.parse(text) as { outputs: Record<string, { readonly value: unknown }> };
  return Object.fromEntries(Object.entries(written).map(([name, { value }]) => [name, value]));
}
