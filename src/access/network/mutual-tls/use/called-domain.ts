import type { Caller } from "../../callers/caller";
import { strangeVariables } from "../../callers/variables";
import { type Finding, fact, shown, unless } from "../../finding";
import { homeOf } from "../../stack/aws-provider";
import type { Stack } from "../../stack/stack-json";
import type { UsedEntranceExpectations } from "../entrance-expectations";
import { CERTIFICATE_VARIABLES } from "./certificate-caller";
import { certificateSecretsOf } from "./certificate-secrets";

/** A client that calls a domain: it is that of its use, and the certificate is in the client's own secret. */
export function calledDomain(
  stack: Stack,
  client: string,
  caller: Caller,
  expected: UsedEntranceExpectations,
): readonly Finding[] {
  const { address, domain, certificate, region, resource } = caller;
  const secret = certificateSecretsOf(stack)[client];
  const isFunction = resource.type === "aws_lambda_function";
  // A function is told the region whether it signs or not: its code knows.
  const wantedRegion = isFunction || expected.signs ? expected.region : undefined;
  const wrong = [
    ...unless(
      domain === expected.domain,
      stack,
      `expected ${address} to call ${expected.domain}, got ${shown(domain)}`,
    ),
    ...unless(
      certificate !== undefined && certificate === secret,
      stack,
      `expected ${address} to show the certificate in ${shown(secret)}, got ${shown(certificate)}`,
    ),
    ...unless(
      region === wantedRegion,
      stack,
      `expected ${address} to ${wantedRegion === undefined ? "sign nothing" : `sign for ${wantedRegion}`}, got ${shown(region)}`,
    ),
    ...(isFunction
      ? strangeVariables(stack, resource, CERTIFICATE_VARIABLES)
      : wholeCommand(stack, caller, secret, expected)),
  ];
  if (wrong.length > 0) return wrong;
  return [fact(stack, `${address} calls ${domain} with the certificate in ${secret}`)];
}

const EXPORTED = 'credentials=$(aws configure export-credentials --format env) && eval "$credentials" && ';

/** The command of an instance, word for word but for the route: another option could have it trust any server. */
function wholeCommand(
  stack: Stack,
  { address, command = "" }: Caller,
  secret: string | undefined,
  { domain, region, signs }: UsedEntranceExpectations,
): readonly Finding[] {
  const home = homeOf(stack).region;
  const before = [
    "(umask 077 && files=$(mktemp -d /dev/shm/certificate.XXXXXXXX) && trap 'rm -r \"$files\"' EXIT && ",
    `secret=$(aws secretsmanager get-secret-value --secret-id '\${${secret}.arn}' --region ${home} `,
    "--query SecretString --output text) && ",
    'printf %s "$secret" | jq --exit-status --raw-output .certificate > "$files/certificate" && ',
    'printf %s "$secret" | jq --exit-status --raw-output .privateKey > "$files/key" && ',
    `${signs ? EXPORTED : ""}curl`,
  ].join("");
  const signature = `--aws-sigv4 aws:amz:${region}:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --header "x-amz-security-token: $AWS_SESSION_TOKEN" `;
  const after = ` --cert "$files/certificate" --key "$files/key" --tlsv1.2 ${signs ? signature : ""}'https://${domain}/`;
  const call = command.startsWith(before) ? command.slice(before.length) : "";
  const [verb = "", path = "", ...more] = call.split(after);
  const isWhole =
    more.length === 0 && /^(?: --head| --request [A-Z]+)?$/.test(verb) && /^[^'\s]*'\)$/.test(path);
  const text = `expected the command of ${address} to read the certificate, and to call ${domain} with it and no other option, got ${shown(command)}`;
  return unless(isWhole, stack, text);
}
