import { LIVE, leftOut } from "./availability";

/** Says in one line that the live tests are left out and why, or fails where they must not be: once for all files. */
export default function announce(): void {
  const line = leftOut("live tests", LIVE);
  if (line !== undefined) process.stderr.write(`${line}\n`);
}
