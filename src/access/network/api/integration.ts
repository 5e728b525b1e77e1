import { homeOf } from "../stack/aws-provider";
import { referenceIn, textOf } from "../stack/reference";
import { objectOf, ofType, type Stack } from "../stack/stack-json";
import type { Operation } from "./document";

const FUNCTION = /^arn:[\w-]+:apigateway:[\w-]+:lambda:path\/2015-03-31\/functions\/(arn:.+)\/invocations$/;

/** The keys of an integration. Others, as `credentials` and `connectionId`, would take calls elsewhere. */
const KEYS = new Set(["type", "httpMethod", "uri", "timeoutInMillis"]);

/** The functions that operations are answered by. */
export interface Answers {
  /** The address of the function, undefined where an operation leads anywhere else. */
  readonly of: (operation: Operation) => string | undefined;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
export function answersOf(stack: Stack): Answers {
  const { region, account } = homeOf(stack);
  const functions = new Map(
    ofType(stack, "aws_lambda_function").map(({ address, attributes }) => [
      textOf(stack, attributes.function_name) ?? "",
      address,
    ]),
  );
  const here = new RegExp(`^arn:[\\w-]+:lambda:${region}:${account}:function:([\\w-]+)$`);
  return {
    of: ({ value }) => {
      const integration = objectOf(value["x-amazon-apigateway-integration"]);
      const { type, httpMethod, uri } = integration;
      if (type !== "aws_proxy" || httpMethod !== "POST") return undefined;
      if (Object.keys(integration).some((key) => !KEYS.has(key))) return undefined;
      const text = textOf(stack, uri) ?? "";
      const reference = referenceIn(text);
      if (reference)
        return reference.attribute === "invoke_arn" ? functionAt(stack, reference.address) : undefined;
      return functions.get(here.exec(FUNCTION.exec(text)?.[1] ?? "")?.[1] ?? "");
    },
  };
}

function functionAt(stack: Stack, address: string): string | undefined {
  return stack.resources.get(address)?.type === "aws_lambda_function" ? address : undefined;
}
