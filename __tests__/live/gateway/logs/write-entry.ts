import {
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Account } from "../../support/accounts/accounts";

const STREAM = "gateway";

/** Writes an entry to a log group of the emulated AWS; nothing where there is no such group. */
export async function writeEntry(
  { logs }: Pick<Account, "logs">,
  group: string,
  message: string,
): Promise<void> {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: group }));
  if (!logGroups.some(({ logGroupName }) => logGroupName === group)) return;
  const stream = { logGroupName: group, logStreamName: STREAM };
  await logs.send(new CreateLogStreamCommand(stream)).catch((error: Error) => {
    if (error.name !== "ResourceAlreadyExistsException") throw error;
  });
  await logs.send(new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message }] }));
}
