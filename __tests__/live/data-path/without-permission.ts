import { AddPermissionCommand, RemovePermissionCommand } from "@aws-sdk/client-lambda";
import { permissionsOf } from "../gateway/functions/function-permission";
import { callOnce } from "./system/client";
import { handlerName, PROVIDER } from "./system/deployment";
import type { DataPath } from "./system/system";

/** A function without an invoke permission for API Gateway, as while a permission is replaced. */
export function withoutPermission(system: () => DataPath): void {
  test("a function's policy is asked at each invocation, and without a matching permission the API answers 500", async () => {
    const event = { path: "/flaky" } as const;
    const restore = await forbid(system());
    const { statusCode, body } = await callOnce(system(), "consumer", "direct", event);
    const refused = system().gateway.requestLog.last;
    await restore();
    const { statusCode: restored } = await callOnce(system(), "consumer", "direct", event);
    expect([statusCode, body]).toEqual([500, '{"message":"Internal server error"}']);
    expect(refused?.integrationError).toBe("Invalid permissions on Lambda function");
    expect(restored).toBe(200);
  });
}

/** Removes a function's permissions, until the returned function restores them. */
async function forbid({ account }: DataPath): Promise<() => Promise<void>> {
  const owner = account(PROVIDER);
  const FunctionName = handlerName("flaky");
  const permissions = await permissionsOf(owner, FunctionName);
  for (const { Sid } of permissions)
    await owner.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: Sid }));
  return async () => {
    for (const { Sid, Condition } of permissions) {
      const leave = { FunctionName, Action: "lambda:InvokeFunction", Principal: "apigateway.amazonaws.com" };
      const SourceArn = text(Condition?.ArnLike?.["AWS:SourceArn"]);
      const SourceAccount = text(Condition?.StringEquals?.["AWS:SourceAccount"]);
      await owner.lambda.send(
        new AddPermissionCommand({ ...leave, StatementId: Sid, SourceArn, SourceAccount }),
      );
    }
  };
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);
