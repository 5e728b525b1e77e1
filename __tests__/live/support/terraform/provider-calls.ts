import { once } from "node:events";
import { type ClientHttp2Session, connect } from "node:http2";
import { connect as connectSocket } from "node:net";
import type { ProviderProcess } from "./provider-process";

/** The method by which Terraform asks a provider for the schemas of all its types. */
export const GET_SCHEMA = "/tfplugin5.Provider/GetSchema";

/** The method by which Terraform tells a provider its configuration: account, region, addresses. */
export const CONFIGURE = "/tfplugin5.Provider/Configure";

/** A connection to a provider, by which it can be called. */
export function callable({ socket }: ProviderProcess): ClientHttp2Session {
  const session = connect("http://localhost", { createConnection: () => connectSocket(socket) });
  // Its calls fail as well, and tell.
  session.on("error", () => {});
  return session;
}

/** A message without content, in the frame of gRPC. */
const EMPTY = Buffer.alloc(5);

/** A provider's answer to `GetSchema`, in the frame of gRPC: 20 MB. */
export async function wholeSchema(provider: ProviderProcess): Promise<Buffer> {
  const session = callable(provider);
  const call = session.request({
    ":method": "POST",
    ":path": GET_SCHEMA,
    "content-type": "application/grpc",
    te: "trailers",
  });
  const trailers = once(call, "trailers");
  call.end(EMPTY);
  const chunks: Buffer[] = [];
  for await (const chunk of call) chunks.push(chunk as Buffer);
  const [{ "grpc-status": status, "grpc-message": message }] = await trailers;
  session.close();
  if (status !== "0") throw new Error(`the AWS provider did not describe its types: ${message}`);
  return Buffer.concat(chunks);
}
