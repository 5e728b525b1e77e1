import type { Streams } from "../operate/streams";

// The SDK would print which Node.js a later version of it needs, among what a command prints.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** The streams of the process, for commands that operate a deployment. */
export const STREAMS: Streams = { out: process.stdout, err: process.stderr };

/** Has the process end with a command's status, once everything that it wrote has been taken. */
export async function endWith(status: Promise<number>): Promise<void> {
  process.exitCode = await status;
}
