import { OperationError } from "../../operation-error";

/** A reason for which AWS was not asked, or did not answer, that a user can do something about. */
export type AwsProblem = "no credentials" | "expired" | "invalid credentials" | "no network" | "denied";

/** An error of the AWS SDK that a user can cause. */
export class AwsError extends OperationError {
  override readonly name = "AwsError";

  constructor(
    readonly problem: AwsProblem,
    message: string,
    /** The error of the SDK. */
    override readonly cause: unknown,
  ) {
    super(message);
  }
}
