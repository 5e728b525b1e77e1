import type { Statement } from "../document";

/** Writing to one log group, which exists already. */
export function writeLog(logGroupArn: string): Statement {
  return {
    Sid: "WriteLog",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${logGroupArn}:*`,
  };
}
