import type { Operation } from "./operation";
import { OperationError } from "./operation-error";

/**
 * @param isAnswered true if the user has said yes in advance
 * @throws OperationError if there is nobody to ask
 */
export function expectSomebodyToAsk({ ask }: Operation, isAnswered: boolean): void {
  if (ask === undefined && !isAnswered)
    throw new OperationError("expected a terminal to ask at, got none; --yes goes on without being asked");
}
