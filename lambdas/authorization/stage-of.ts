/** `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod` of a method's ARN; nothing before has a slash. */
export function stageOf(methodArn: string): string {
  return methodArn.split("/", 2).join("/");
}
