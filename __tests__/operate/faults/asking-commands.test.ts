import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDeployment } from "../../../src/config/load-deployment";
import { doctor } from "../../../src/operate/doctor/doctor";
import { invoke } from "../../../src/operate/invoke/invoke";
import { exampleFile } from "../../support/examples";
import { type AwsServer, type ServedAnswer, startAwsServer } from "../aws/aws-server";
import { written } from "../written";

const before = { ...process.env };
const home = mkdtempSync(join(tmpdir(), "crosslink-faults-"));
let server: AwsServer | undefined;

afterEach(() => {
  server?.close();
  process.env = { ...before };
});
afterAll(() => rmSync(home, { recursive: true }));

interface Outcome {
  readonly status: number;
  /** All that was printed. */
  readonly text: string;
}

type Command = (example: string) => Promise<Outcome>;

/** The commands that ask AWS and change nothing, with the exit status of one that could ask nothing. */
const COMMANDS: readonly (readonly [name: string, status: number, command: Command])[] = [
  [
    "invoke",
    1,
    async (example) => {
      const streams = written();
      const status = await invoke(loadDeployment(exampleFile(example)), { token: "t", key: "k" }, streams);
      return { status, text: streams.text.out + streams.text.err };
    },
  ],
  [
    "doctor",
    2,
    async (example) => {
      const streams = written();
      const status = await doctor(loadDeployment(exampleFile(example)), {}, streams);
      return { status, text: streams.text.out + streams.text.err };
    },
  ],
];

/** One deployment of each kind: a private API, an entrance, a gateway, a front door. */
const EXAMPLES = ["several-consumers", "mutual-tls", "central-gateway", "front-door"];

const refusal = (status: number, code: string, message: string): ServedAnswer => ({
  status,
  body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

const identity = (account: string): ServedAnswer => ({
  status: 200,
  body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/me</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
});

/** An AWS in which everything is answered so; `undefined` is none. */
const FAULTS: readonly (readonly [name: string, answer: ServedAnswer | undefined, words: RegExp])[] = [
  [
    "credentials of another account",
    identity("999999999999"),
    /^expected credentials of the account \d{12} for the party "[a-z-]+", got those of 999999999999 \(arn:aws:iam::999999999999:user\/me\); name the right profile or role/,
  ],
  [
    "an expired token",
    refusal(403, "ExpiredToken", "The security token included in the request is expired"),
    /^expected valid AWS credentials of the party "[a-z-]+", got expired ones \(.*\); sign in again, for instance with: aws sso login$/,
  ],
  [
    "keys that AWS does not know",
    refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid"),
    /^expected AWS credentials of the party "[a-z-]+", got some that AWS does not know \(.*\); sign in again, and check the clock$/,
  ],
  [
    "no network",
    undefined,
    /^expected an answer of AWS to sts:GetCallerIdentity, got ECONNREFUSED \(.*\); check the network, the region and AWS_ENDPOINT_URL$/,
  ],
];

/** The environment of somebody who has keys, and nothing else. */
function environment(url: string): void {
  const kept = Object.entries(before).filter(([name]) => !name.startsWith("AWS_"));
  process.env = {
    ...Object.fromEntries(kept),
    ...{ AWS_ENDPOINT_URL: url, AWS_EC2_METADATA_DISABLED: "true", AWS_MAX_ATTEMPTS: "1" },
    ...{ AWS_CONFIG_FILE: join(home, "config"), AWS_SHARED_CREDENTIALS_FILE: join(home, "credentials") },
    ...{ AWS_ACCESS_KEY_ID: "me", AWS_SECRET_ACCESS_KEY: "me" },
  };
}

/** The sentences of a command: the lines that are neither an outcome nor how a call is made by hand. */
function sentences(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("expected"));
}

describe.each(FAULTS)("%s", (_, answer, words) => {
  describe.each(COMMANDS)(
    "%s says what is wrong and what to do, and has the status %i",
    (__, status, command) => {
      test.each(EXAMPLES)("%s", async (example) => {
        server = await startAwsServer(() => answer ?? identity("999999999999"));
        environment(server.url);
        if (answer === undefined) server.close();
        const { status: ended, text } = await command(example);
        expect({ ended, text }).toMatchObject({ ended: status });
        const said = sentences(text);
        expect(said.length).toBeGreaterThan(0);
        expect(said.filter((line) => !words.test(line))).toEqual([]);
        expect(text).not.toMatch(/^\s+at /m);
      });
    },
  );
});
