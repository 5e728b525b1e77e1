import { GetFunctionConfigurationCommand, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { CONSUMER, nameOf, PROVIDER } from "../deployment";
import type { Fault } from "../fault";
import type { Patient } from "../system";

/** Gives a function other variables, until the returned function takes that back. */
async function setVariables(
  { account }: Patient,
  accountId: string,
  FunctionName: string,
  variables: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const { lambda } = account(accountId);
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const before = Environment?.Variables ?? {};
  const write = async (Variables: Record<string, string>) => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  };
  await write({ ...before, ...variables });
  return () => write(before);
}

const OTHER_API = "https://zzzzzzzzzz.execute-api.eu-west-1.amazonaws.com/prod";

export const clientFaults: readonly Fault[] = [
  {
    name: "the client's function calls another API",
    cause: "client-environment",
    evidence: /live +API_URL=https:\/\/zzzzzzzzzz/,
    plant: (patient) => setVariables(patient, CONSUMER, nameOf.direct, { API_URL: OTHER_API }),
  },
  {
    name: "the client's function assumes another role",
    cause: "client-environment",
    evidence: /live +ROLE_ARN=arn:aws:iam::111111111111:role\/other/,
    plant: (patient) =>
      setVariables(patient, CONSUMER, nameOf.assumed, { ROLE_ARN: "arn:aws:iam::111111111111:role/other" }),
  },
  {
    name: "the client sends another external id",
    cause: "external-id",
    evidence: /live +EXTERNAL_ID=guessed\n +intended +EXTERNAL_ID=agreed-between-the-teams/,
    plant: (patient) => setVariables(patient, CONSUMER, nameOf.assumed, { EXTERNAL_ID: "guessed" }),
  },
  {
    name: "the function behind the route writes to another table",
    cause: "handler-environment",
    evidence: /live +TABLE_NAME=elsewhere/,
    plant: (patient) => setVariables(patient, PROVIDER, nameOf.identity, { TABLE_NAME: "elsewhere" }),
  },
];
