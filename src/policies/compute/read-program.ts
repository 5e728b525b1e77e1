import type { Statement } from "../document";

/** Reading the programs that instances run. */
export function readProgram(bucketArn: string): Statement {
  return { Sid: "ReadProgram", Effect: "Allow", Action: "s3:GetObject", Resource: `${bucketArn}/*` };
}
