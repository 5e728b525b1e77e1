import type { ApiExpectations } from "../expectations";
import type { Finding } from "../finding";
import type { Resource, Stack } from "../stack/stack-json";
import { firewall } from "./firewall";
import { accessLog, executionLog, logRole } from "./stage-logs";
import { throttle } from "./throttle";

/** Everything that stands in front of an API, or looks on: it hangs on the stage. */
export function stageFindings(stack: Stack, stage: Resource, { waf }: ApiExpectations): readonly Finding[] {
  return [
    ...firewall(stack, stage, waf),
    ...accessLog(stack, stage),
    ...executionLog(stack, stage),
    ...logRole(stack, stage),
    ...throttle(stack, stage),
  ];
}
