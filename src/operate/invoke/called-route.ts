import { METHODS, type Method } from "../../model/routes/route";
import { OperationError } from "../operation-error";

/** A method and a path as they are sent: parameters have values. */
export interface CalledRoute {
  readonly method: Method;
  readonly path: string;
}

/** `GET /orders/7` as a route. @throws OperationError if it is none */
export function calledRoute(text: string): CalledRoute {
  const [method, path = "", ...rest] = text.split(" ");
  const known = METHODS.find((one) => one === method);
  if (known !== undefined && /^\/[^{}\s]*$/.test(path) && rest.length === 0) return { method: known, path };
  throw new OperationError(
    `--route: expected a method and a path such as "GET /orders/7", with values for parameters, got "${text}"`,
  );
}
