import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A connection on which a test says every byte itself. */
export interface Raw {
  readonly say: (text: string) => void;
  /** All that the server said until it closed the connection. */
  readonly rest: () => Promise<string>;
}

export async function raw(port: number): Promise<Raw> {
  const socket: Socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk;
  });
  const closed = once(socket, "close");
  await once(socket, "connect");
  return {
    say: (text) => socket.write(text),
    rest: async () => {
      await closed;
      return said;
    },
  };
}

/** True if a port accepts a new connection. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
