import type { Server } from "node:http";

/** The time for requests under way, in milliseconds: ECS kills a task 30 seconds after it asked it to stop. */
const DEADLINE_MS = 20_000;

/** Closes a server: it accepts no more, answers the requests under way, and cuts what remains after the deadline. */
export function drain(server: Server, deadlineMs = DEADLINE_MS): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
