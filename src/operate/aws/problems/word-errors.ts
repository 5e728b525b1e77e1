import type { ClientOf, ServiceName } from "../clients";
import { AwsError, type AwsProblem } from "./aws-error";
import { requiredAction } from "./required-action";

/** The parts of an error of the SDK that tell what it is about. */
interface SdkError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The call that an error is of. */
interface FailedCall {
  readonly whose: string;
  /** The permission that it needs. */
  readonly action: string;
}

type Next = (args: unknown) => Promise<unknown>;

/** Has a client throw AwsErrors where a user can cause what went wrong. @param whose the credentials, for messages */
export function wordErrors(client: ClientOf<ServiceName>, whose: string): void {
  const stack = client.middlewareStack as unknown as {
    add: (
      middleware: (next: Next, context: { readonly commandName?: string }) => Next,
      options: { readonly step: "initialize"; readonly priority: "high"; readonly name: string },
    ) => void;
  };
  stack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        try {
          return await next(args);
        } catch (error) {
          const operation = commandName.replace(/Command$/, "");
          throw worded(error, { whose, action: requiredAction(client.config.serviceId, operation) });
        }
      },
    { step: "initialize", priority: "high", name: "wordErrors" },
  );
}

/** An error of the SDK as an AwsError, or as it is if it is none of a user's. */
export function worded(error: unknown, call: FailedCall): unknown {
  // Credentials are made by calls of STS, whose errors are worded already.
  if (error instanceof AwsError) return error;
  const problem = problemOf(error as SdkError);
  return problem === undefined
    ? error
    : new AwsError(problem, WORDS[problem](error as SdkError, call), error);
}

/** The names that services give to these errors. @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const NAMES: Readonly<Record<string, AwsProblem>> = {
  CredentialsProviderError: "no credentials",
  TokenProviderError: "expired",
  ExpiredToken: "expired",
  ExpiredTokenException: "expired",
  RequestExpired: "expired",
  InvalidAccessKeyId: "invalid credentials",
  InvalidClientTokenId: "invalid credentials",
  InvalidToken: "invalid credentials",
  AuthFailure: "invalid credentials",
  SignatureDoesNotMatch: "invalid credentials",
  UnrecognizedClientException: "invalid credentials",
  AccessDenied: "denied",
  AccessDeniedException: "denied",
  AllAccessDisabled: "denied",
  UnauthorizedOperation: "denied",
};

const NETWORK = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;

function problemOf(error: SdkError): AwsProblem | undefined {
  const { name = "", message = "" } = error;
  // Single sign-on reports the end of a session as missing credentials.
  if (name === "CredentialsProviderError" && /expired/i.test(message)) return "expired";
  const known = NAMES[name];
  if (known !== undefined) return known;
  if (networkCode(error) !== undefined || name === "TimeoutError") return "no network";
  // An answer to HEAD has no body that could name the error.
  return error.$metadata?.httpStatusCode === 403 && !/\s/.test(message) ? "denied" : undefined;
}

/** Node's code of a connection that failed; an error that the SDK wraps has it in its message alone. */
function networkCode({ code = "", message = "" }: SdkError): string | undefined {
  return NETWORK.exec(code || message)?.[0];
}

const WORDS: Readonly<Record<AwsProblem, (error: SdkError, call: FailedCall) => string>> = {
  "no credentials": ({ message }, { whose }) =>
    `expected AWS credentials of ${whose}, got none (${oneLine(message)}); sign in, or name a profile in the deployment file or AWS_PROFILE`,
  expired: ({ message }, { whose }) =>
    `expected valid AWS credentials of ${whose}, got expired ones (${oneLine(message)}); sign in again, for instance with: aws sso login`,
  "invalid credentials": ({ name, message }, { whose }) =>
    `expected AWS credentials of ${whose}, got some that AWS does not know (${name}: ${oneLine(message)}); sign in again, and check the clock`,
  "no network": (error, { action }) =>
    `expected an answer of AWS to ${action}, got ${networkCode(error) ?? error.name} (${oneLine(error.message)}); check the network, the region and AWS_ENDPOINT_URL`,
  denied: ({ message }, { whose, action }) =>
    `expected ${action} to be allowed to ${whose}, got ${denial(message)}; allow it in the policies of that role`,
};

/** AWS's own words say who is refused, and by which policy; S3 often has none. */
function denial(message: string | undefined): string {
  const words = oneLine(message);
  return /\s/.test(words) ? `"${words}"` : "access denied";
}

function oneLine(message = ""): string {
  return message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}
