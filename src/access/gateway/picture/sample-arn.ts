/** The ARN of an API whose id AWS has not given yet. */
export function sampleArn({
  account,
  region,
}: {
  readonly account: string;
  readonly region: string;
}): string {
  return `arn:aws:execute-api:${region}:${account}:a000000000`;
}
