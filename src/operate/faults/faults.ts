import type { Fault } from "./fault";

/**
 * The errors that are known, by what Terraform 1.11 and the AWS provider 5.100 print. The first that fits counts: what is said of
 * a lock or a role can have a refusal or a missing network as its cause, and that is what has to be mended.
 */
export const FAULTS: readonly Fault[] = [
  {
    name: "held lock",
    phrase:
      /Error acquiring the state lock .*ID: (?<id>\S+) .*Operation: (?<operation>\S+) Who: (?<who>\S+) .*Created: (?<created>\S+ \S+)/,
    advice: ({ id = "", operation, who, created }, { stackId, commandLine }) =>
      `${who} has locked the state of ${stackId} since ${created} (${operation}): wait until that run has ended; if it has died, ${commandLine("force-unlock", id)}`,
  },
  {
    name: "state not unlocked",
    phrase: /Error releasing the state lock .*ID: (?<id>\S+) /,
    advice: ({ id = "" }, { stackId, commandLine }) =>
      `the state of ${stackId} is still locked: ${commandLine("force-unlock", id)}`,
  },
  {
    name: "state not saved",
    phrase: /Failed to (?:save|persist) state/,
    advice: (_, { commandLine }) =>
      `what was made is written in errored.tfstate only: once the bucket can be written to, ${commandLine("state", "push", "errored.tfstate")}`,
  },
  {
    name: "full disk",
    phrase: /no space left on device/i,
    advice: () => "the disk is full: free some space and run the command again",
  },
  {
    name: "expired token",
    phrase:
      /\bExpiredToken(?:Exception)?\b|security token included in the request is expired|SSO session has expired|token has expired/,
    advice: (_, { stackId }) =>
      `the credentials of ${stackId} have expired: log in again and run the command again`,
  },
  {
    name: "wrong account",
    phrase: /AWS account ID not allowed: (?<got>\d+)/,
    advice: ({ got }, { stackId, account }) =>
      `expected credentials of account ${account} for ${stackId}, got those of ${got}: choose the profile or role of ${account}`,
  },
  {
    name: "no network",
    phrase:
      /connection refused|no such host|i\/o timeout|network is unreachable|TLS handshake timeout|[Cc]ould not connect to registry|dial tcp/,
    advice: () =>
      "there is no way to AWS or to the provider registry: check network, proxy and AWS_ENDPOINT_URL, and run the command again",
  },
  {
    name: "no credentials",
    phrase: /No valid credential sources found|no EC2 IMDS role found/,
    advice: (_, { stackId, account }) =>
      `expected credentials of account ${account} for ${stackId}, got none: log in, set AWS_PROFILE, or name a profile or role under credentials in the file`,
  },
  {
    name: "no such profile",
    phrase: /failed to get shared config profile, (?<profile>\S+)/,
    advice: ({ profile }, { stackId }) =>
      `expected a profile ${profile} in the AWS configuration for ${stackId}, got none: aws configure --profile ${profile}, or another one in the file`,
  },
  {
    name: "missing bucket",
    phrase: /S3 bucket "(?<bucket>[^"]+)" does not exist|\bNoSuchBucket\b/,
    advice: ({ bucket = "of the state" }) =>
      `expected the bucket ${bucket}, got none: crosslink bootstrap makes it; if its name is wrong, correct state.bucket in the file`,
  },
  {
    name: "refused by the state bucket",
    phrase:
      /(?:state lock|existing workspaces|listing S3 Bucket|refreshing state|loading state|find remote state|remote state).*\b(?:AccessDenied|Forbidden)\b/i,
    advice: (_, { stackId }) =>
      `the state bucket refuses ${stackId}: its policy has to let this account write its own state and read those it links to (crosslink bootstrap writes that policy)`,
  },
  {
    name: "role not assumable",
    phrase: /Cannot assume IAM Role/,
    advice: (_, { stackId, account }) =>
      `the role of ${stackId} in account ${account} cannot be assumed: check credentials.assumeRole in the file, and the role's trust`,
  },
  {
    name: "stale plan",
    phrase: /Saved plan is stale/,
    advice: (_, { stackId }) =>
      `somebody else applied ${stackId} since it was planned: run the command again`,
  },
  {
    name: "too old",
    phrase: /Unsupported (?:Terraform|OpenTofu) Core version/,
    advice: () => "install a newer Terraform, or name one in TERRAFORM_BINARY_NAME",
  },
  {
    name: "exists already",
    phrase:
      /EntityAlreadyExists|ResourceAlreadyExistsException|ResourceConflictException|ResourceInUseException: Table already exists|\balready exists\b/,
    advice: (_, { commandLine }, address = "ADDRESS") =>
      `it is in the account, and not in the state: if an earlier run was stopped while it made it, delete it, or ${commandLine("import", address, "ID")}; otherwise choose another name in the file`,
  },
  {
    name: "cut off plan",
    phrase: /Failed to load ".*" as a plan file/,
    advice: () =>
      "Terraform could not write the whole plan, most likely as the disk is full: free some space and run the command again",
  },
  {
    name: "protected from deletion",
    phrase: /protected against deletion|deletion protection/i,
    advice: (_, { stackId }) =>
      `deletion protection keeps it: set deletionProtection: false for ${stackId}, deploy, and destroy again`,
  },
];
