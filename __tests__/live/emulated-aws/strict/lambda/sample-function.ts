import { CreateFunctionCommand, type LambdaClient, type VpcConfig } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";

/** A function of one file that does nothing. */
export async function makeFunction(
  lambda: LambdaClient,
  FunctionName: string,
  Role: string,
  VpcConfig?: VpcConfig,
): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role,
      VpcConfig,
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: zipSync({ "index.js": Buffer.from("exports.handler = async () => {};") }) },
    }),
  );
}
