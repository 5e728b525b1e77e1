import type { Finding } from "../finding";
import type { Resource, Stack } from "../stack/stack-json";
import { firewall } from "./firewall";
import { accessLog, executionLog, logRole } from "./stage-logs";
import { throttle } from "./throttle";
import { unwrittenKeys } from "./unwritten-keys";

/** The file's settings of a stage. */
interface ExpectedStage {
  readonly waf: boolean;
  /** True if callers send keys: nothing in front of the stage writes them down. */
  readonly hasKeys: boolean;
}

/** Everything that stands in front of an API, or looks on: it hangs on the stage. */
export function stageFindings(
  stack: Stack,
  stage: Resource,
  { waf, hasKeys }: ExpectedStage,
): readonly Finding[] {
  return [
    ...firewall(stack, stage, waf),
    ...(hasKeys ? unwrittenKeys(stack) : []),
    ...accessLog(stack, stage),
    ...executionLog(stack, stage),
    ...logRole(stack, stage),
    ...throttle(stack, stage),
  ];
}
