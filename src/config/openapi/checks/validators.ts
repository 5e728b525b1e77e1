import { didYouMean } from "../../findings/did-you-mean";
import { expected, oneOf, quoted } from "../../findings/finding";
import { below, isMap, members, type Remark, type Spot, writtenAt } from "../files/spot";
import type { Operation } from "./operations";

const VALIDATORS = "x-amazon-apigateway-request-validators";
const VALIDATOR = "x-amazon-apigateway-request-validator";
const FLAGS = ["validateRequestBody", "validateRequestParameters"];

/**
 * Validators have flags that API Gateway knows, and operations name validators that are there.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-request-validators.html
 */
export function validators(root: Spot, operations: readonly Operation[]): readonly Remark[] {
  const all = below(root, VALIDATORS);
  if (all.value !== undefined && !isMap(all.value)) return [unfit(all, "a map from names to validators")];
  const names = members(all).map(([name]) => name);
  const named = [root, ...operations.map(({ spot }) => spot)].map((spot) => below(spot, VALIDATOR));
  return [
    ...members(all).flatMap(([, validator]) => unfitFlags(validator)),
    ...named
      .filter(({ value }) => value !== undefined && !names.some((name) => name === value))
      .map((spot): Remark => {
        const wanted =
          names.length > 0 ? oneOf("validators", names) : `a validator under ${VALIDATORS}, which has none`;
        return { spot, message: expected(wanted, writtenAt(spot), didYouMean(String(spot.value), names)) };
      }),
  ];
}

/** True if the body of an operation's requests is checked before its function is called. */
export function checksBody({ spot }: Operation, root: Spot): boolean {
  const own = below(spot, VALIDATOR).value;
  const name = own === undefined ? below(root, VALIDATOR).value : own;
  return typeof name === "string" && below(root, VALIDATORS, name, "validateRequestBody").value === true;
}

function unfitFlags(validator: Spot): readonly Remark[] {
  if (!isMap(validator.value)) return [unfit(validator, `a map with ${FLAGS.join(" and ")}`)];
  return members(validator).flatMap(([flag, spot]): readonly Remark[] => {
    if (!FLAGS.includes(flag)) {
      const message = expected(oneOf("flags", FLAGS), quoted(flag), didYouMean(flag, FLAGS));
      return [{ spot, message, at: "key" }];
    }
    return typeof spot.value === "boolean" ? [] : [unfit(spot, "true or false")];
  });
}

function unfit(spot: Spot, wanted: string): Remark {
  return { spot, message: expected(wanted, writtenAt(spot)) };
}
