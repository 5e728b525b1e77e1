import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { adviceOn, knownFault } from "../../../src/operate/faults/explain-fault";
import { FAULTS } from "../../../src/operate/faults/faults";
import { errorsIn, readPrinted } from "../../../src/operate/terraform/ui-event";

/**
 * Errors as Terraform 1.11.4 printed them with the AWS provider 5.100.0: against the emulated AWS of the live tests, which was
 * made to answer so; without a way to it; on a disk of 8 KB.
 */
const RECORDED = join(__dirname, "recorded");

const PLACE = {
  stackId: "provider",
  account: "111111111111",
  commandLine: (...args: readonly string[]) => ["terraform -chdir=stacks/provider", ...args].join(" "),
};

const LOCK = "74941096-faeb-99f1-d5a2-0d39e9488852";

const ADVICE: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "held-lock": [
    "colleague@elsewhere has locked the state of provider since 2026-01-05 10:00:00 (OperationTypeApply): wait until that run has ended; if it has died, terraform -chdir=stacks/provider force-unlock 5b1e7ed5-8f4e-4f0e-9c53-2f6a3fd1d1a0",
  ],
  "state-not-unlocked": [
    `the state of provider is still locked: terraform -chdir=stacks/provider force-unlock ${LOCK}`,
  ],
  "state-not-saved": [
    "what was made is written in errored.tfstate only: once the bucket can be written to, terraform -chdir=stacks/provider state push errored.tfstate",
    "what was made is written in errored.tfstate only: once the bucket can be written to, terraform -chdir=stacks/provider state push errored.tfstate",
  ],
  "full-disk": ["the disk is full: free some space and run the command again"],
  "expired-token": ["the credentials of provider have expired: log in again and run the command again"],
  "wrong-account": [
    "expected credentials of account 111111111111 for provider, got those of 999999999999: choose the profile or role of 111111111111",
    "expected credentials of account 111111111111 for provider, got those of 999999999999: choose the profile or role of 111111111111",
  ],
  "connection-refused": [expect.stringContaining("there is no way to AWS")],
  "no-such-host": [expect.stringContaining("there is no way to AWS")],
  "no-registry": [expect.stringContaining("there is no way to AWS or to the provider registry")],
  "no-credentials": [
    expect.stringContaining("expected credentials of account 111111111111 for provider, got none"),
  ],
  "no-such-profile": [
    expect.stringContaining("expected a profile nobody in the AWS configuration for provider"),
  ],
  "missing-bucket": [
    expect.stringContaining("expected the bucket acme-terraform-state, got none: crosslink bootstrap"),
  ],
  "own-state-refused": [expect.stringContaining("the state bucket refuses provider")],
  "state-of-another-refused": [expect.stringContaining("the state bucket refuses provider")],
  "stale-plan": ["somebody else applied provider since it was planned: run the command again"],
  "too-old": [expect.stringContaining("install a newer Terraform")],
  "cut-off-plan": [expect.stringContaining("could not write the whole plan")],
  "exists-already": Array.from({ length: 3 }, () =>
    expect.stringContaining("in the account, and not in the state"),
  ),
  // Not a fault, but a matter of order.
  "consumer-before-provider": [undefined],
};

describe("an error that Terraform printed", () => {
  it.each(Object.entries(ADVICE))("gets the advice that belongs to it: %s", (name, advice) => {
    expect(recorded(`${name}.jsonl`).map((error) => adviceOn(error, PLACE))).toEqual(advice);
  });

  it("is among the recorded ones whose advice is tested here", () => {
    expect(readdirSync(RECORDED).sort()).toEqual(
      Object.keys(ADVICE)
        .map((name) => `${name}.jsonl`)
        .sort(),
    );
  });
});

/** Words of AWS's documentation and of the AWS SDK for Go, which nothing here made Terraform print. */
const DOCUMENTED: readonly (readonly [name: string, text: string])[] = [
  ["expired token", "ExpiredTokenException: The security token included in the request is expired"],
  [
    "expired token",
    "the SSO session has expired or is invalid: open /cache/0.json: no such file or directory",
  ],
  ["no network", 'Get "https://sts.eu-west-1.amazonaws.com/": dial tcp 10.0.0.1:443: i/o timeout'],
  ["no network", "net/http: TLS handshake timeout"],
  [
    "protected from deletion",
    "ValidationException: Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
  ],
  [
    "role not assumable",
    "Cannot assume IAM Role IAM Role (arn:aws:iam::111111111111:role/deploy) cannot be assumed. api error AccessDenied: User: arn:aws:iam::222222222222:user/me is not authorized to perform: sts:AssumeRole",
  ],
  ["too old", "Unsupported OpenTofu Core version"],
];

it.each(DOCUMENTED)("is known as %s: %s", (name, summary) => {
  expect(knownFault({ summary, detail: "" }, PLACE)?.name).toBe(name);
});

it("names the resource that Terraform could not create, as it exists already", () => {
  const error = {
    summary: "ResourceAlreadyExistsException",
    detail: "",
    address: "aws_cloudwatch_log_group.api",
  };
  expect(adviceOn(error, PLACE)).toContain(
    "terraform -chdir=stacks/provider import aws_cloudwatch_log_group.api ID",
  );
});

it("has no advice where nothing is known of it", () => {
  const error = { summary: "creating API Gateway REST API", detail: "TooManyRequestsException" };
  expect(adviceOn(error, PLACE)).toBeUndefined();
});

it("has advice for every fault in words that a test has", () => {
  const found = [
    ...readdirSync(RECORDED).flatMap(recorded),
    ...DOCUMENTED.map(([, summary]) => ({ summary, detail: "" })),
  ].flatMap((error) => knownFault(error, PLACE)?.name ?? []);
  const tested = new Set(found);
  expect(FAULTS.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
});

function recorded(file: string) {
  return errorsIn(readPrinted(readFileSync(join(RECORDED, file), "utf8")));
}
