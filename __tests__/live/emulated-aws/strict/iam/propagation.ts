/** So often a service does not know yet what was just made. */
const TIMES = 2;

/** Services that have to do with roles without being IAM. */
export type Service =
  | "lambda"
  | "apigateway"
  | "ec2"
  | "resource policies"
  | "secretsmanager"
  | "kms"
  | "ssm";

/**
 * Everything that was made in IAM and has not come to other services yet. Uses are counted, no time is measured.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export class Propagation {
  readonly #uses = new Map<string, Map<Service, number>>();

  /** @param thing an ARN */
  made(thing: string): void {
    this.#uses.set(thing, new Map());
  }

  /** Asks in the name of a service, which counts as a use. */
  isUnknownTo(service: Service, thing: string): boolean {
    const uses = this.#uses.get(thing);
    const before = uses?.get(service) ?? 0;
    if (uses === undefined || before >= TIMES) return false;
    uses.set(service, before + 1);
    return true;
  }
}
