import { gunzipSync } from "node:zlib";
import { entranceBucketArn, entranceBucketName } from "../../../../model/mutual-tls/names";
import type { ClientOf } from "../../../aws/clients";
import { byEntrance, entered } from "../entrance/entered";
import { on } from "../needed";
import { type Reading, type Source, unlessAbsent } from "../reading";

/** A connection to the listener that verifies certificates, as its balancer logged it. */
export interface Connection {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The subject of the client's certificate; absent if it showed none that could be read. */
  readonly subject?: string;
  /** `NotBefore=2026-01-01T00:00:00Z;NotAfter=2027-01-01T00:00:00Z` */
  readonly validity?: string;
  readonly serial?: string;
  /** AWS's code of the reason for which it was refused: `ClientCertExpired`; absent if it was not. */
  readonly failed?: string;
}

/**
 * The balancer's log of connections. A file comes every five minutes from each of its nodes, so that the last minutes may be missing.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
 */
export const connectionLogReading: Reading<readonly Connection[]> = {
  what: "the balancer's log of connections",
  key: byEntrance,
  needs: (call) => {
    const provider = entered(call);
    if (provider === undefined) return [];
    const bucket = entranceBucketArn(provider, "connections");
    return [...on(provider, bucket, "s3:ListBucket"), ...on(provider, `${bucket}/*`, "s3:GetObject")];
  },
  read: async (call, { aws, ...since }) => {
    const provider = entered(call);
    if (provider === undefined) return [];
    const { account, region } = provider;
    const Bucket = entranceBucketName(provider, "connections");
    const s3 = aws(provider).client("s3");
    const from = since.now - since.sinceMinutes * MINUTE;
    const days = new Set([from, since.now].map((at) => new Date(at).toISOString().slice(0, 10)));
    const keys = await Promise.all(
      [...days].map((day) => {
        const folder = `AWSLogs/${account}/elasticloadbalancing/${region}/${day.replaceAll("-", "/")}/`;
        return recentKeys(s3, { Bucket, Prefix: folder }, from);
      }),
    );
    const files = await Promise.all(
      keys
        .flat()
        .slice(-MAX_FILES)
        .map((Key) => connectionsIn(s3, { Bucket, Key })),
    );
    return files.flat().filter(({ at }) => at >= from);
  },
};

const MINUTE = 60_000;

/** The most files that are read: those of three nodes for an hour. */
const MAX_FILES = 36;

/** The files that were written since then, the latest last. */
async function recentKeys(
  s3: ClientOf<"s3">,
  place: { readonly Bucket: string; readonly Prefix: string },
  from: Source["now"],
): Promise<readonly string[]> {
  const found: { readonly key: string; readonly at: number }[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await unlessAbsent(s3.listObjectsV2({ ...place, ContinuationToken }), "NoSuchBucket");
    for (const { Key = "", LastModified } of page?.Contents ?? [])
      if (Key.endsWith(".log.gz")) found.push({ key: Key, at: LastModified?.getTime() ?? 0 });
    ContinuationToken = page?.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return found
    .filter(({ at }) => at >= from)
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
}

async function connectionsIn(
  s3: ClientOf<"s3">,
  place: { readonly Bucket: string; readonly Key: string },
): Promise<readonly Connection[]> {
  const { Body } = await s3.getObject(place);
  const content = await Body?.transformToByteArray();
  if (content === undefined) return [];
  return gunzipSync(content).toString().split("\n").flatMap(connection);
}

/** An entry: fields between spaces, in quotes where they may have some; `-` where there is nothing to say. */
export function connection(line: string): readonly Connection[] {
  const fields = (line.match(/"[^"]*"|\S+/g) ?? []).map((one) => one.replace(/^"|"$/g, ""));
  const [timestamp = "", , , , , , , subject, validity, serial, status = ""] = fields;
  const at = Date.parse(timestamp);
  if (Number.isNaN(at) || status === "") return [];
  const known = (text: string | undefined) => (text === "-" ? undefined : text);
  return [
    {
      at,
      subject: known(subject),
      validity: known(validity),
      serial: known(serial),
      failed: /^Failed:(.*)$/.exec(status)?.[1],
    },
  ];
}
