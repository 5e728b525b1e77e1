import { homeOf } from "./aws-provider";
import { referenceIn, textOf } from "./reference";
import { type Json, ofType, type Stack } from "./stack-json";

const FUNCTION = /^arn:[\w-]+:apigateway:[\w-]+:lambda:path\/2015-03-31\/functions\/(arn:.+)\/invocations$/;

/** Finds the function of the stack that API Gateway invokes by a URI: its address, or undefined where it is none of the stack's. */
export type InvokedFunction = (uri: Json | undefined) => string | undefined;

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
export function invokedFunctions(stack: Stack): InvokedFunction {
  const { region, account } = homeOf(stack);
  const functions = new Map(
    ofType(stack, "aws_lambda_function").map(({ address, attributes }) => [
      textOf(stack, attributes.function_name) ?? "",
      address,
    ]),
  );
  const here = new RegExp(`^arn:[\\w-]+:lambda:${region}:${account}:function:([\\w-]+)$`);
  return (uri) => {
    const text = textOf(stack, uri) ?? "";
    const reference = referenceIn(text);
    if (reference)
      return reference.attribute === "invoke_arn" ? functionAt(stack, reference.address) : undefined;
    return functions.get(here.exec(FUNCTION.exec(text)?.[1] ?? "")?.[1] ?? "");
  };
}

function functionAt(stack: Stack, address: string): string | undefined {
  return stack.resources.get(address)?.type === "aws_lambda_function" ? address : undefined;
}
