/** The file of a unit's output, and the log group that it goes to. */
export interface LogAgentProps {
  readonly logFile: string;
  /** A log group that exists already. */
  readonly logGroupName: string;
  readonly region: string;
}

/**
 * The configuration of CloudWatch's agent: one file into one log group, a stream for each instance. It collects no metrics, and runs
 * as a user of its own.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function logAgent({ logFile, logGroupName, region }: LogAgentProps): string {
  const file = { file_path: logFile, log_group_name: logGroupName, log_stream_name: "{instance_id}" };
  return JSON.stringify({
    agent: { region, run_as_user: "cwagent" },
    logs: { logs_collected: { files: { collect_list: [file] } } },
  });
}

/**
 * Keeps a log file below 100 MB or so, once an hour: the agent has sent it by then. It is cut where it is, as systemd keeps it open for
 * appending.
 */
export function logRotation(logFile: string): string {
  return `${logFile} {\n  daily\n  maxsize 100M\n  rotate 1\n  copytruncate\n  missingok\n  notifempty\n}`;
}

/** The hour of it: by default the timer of Amazon Linux elapses once a day. */
export const HOURLY = "[Timer]\nOnCalendar=\nOnCalendar=hourly";
