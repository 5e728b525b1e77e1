import { leftOut } from "../../support/tools";
import { LIVE, missing } from "./availability";

/** Says in one line that the live tests are left out and why, or fails where they must not be: once for all files. */
export default function announce(): void {
  const line = leftOut("live tests", missing(LIVE));
  if (line !== undefined) process.stderr.write(`${line}\n`);
}
