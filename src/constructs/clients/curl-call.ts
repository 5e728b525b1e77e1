import type { Route } from "../../model/routes/route";

/** A call of a route by curl. */
export function curlCall({ method }: Pick<Route, "method">, url: string, options: readonly string[]): string {
  const verb = method === "GET" ? [] : [method === "HEAD" ? "--head" : `--request ${method}`];
  return ["curl", ...verb, ...options, `'${url}'`].join(" ");
}

/**
 * Sets the credentials of the instance's role as the AWS CLI exports them. It belongs into a subshell: left in the environment,
 * they would expire and still take precedence over the instance's own.
 */
export const EXPORT_CREDENTIALS =
  'credentials=$(aws configure export-credentials --format env) && eval "$credentials"';

/** curl's options to sign a call with these credentials. @see https://curl.se/docs/manpage.html#--aws-sigv4 */
export function signatureOptions(region: string): readonly string[] {
  return [
    `--aws-sigv4 aws:amz:${region}:execute-api`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    '--header "x-amz-security-token: $AWS_SESSION_TOKEN"',
  ];
}
