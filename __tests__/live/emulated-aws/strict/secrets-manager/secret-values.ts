import type { Answer, Forward, PassingRequest } from "../../proxy";
import { withInput } from "../../requests/json-call";
import { jsonAnswer, jsonRefusal } from "../../requests/service-refusal";
import type { ManagementRule } from "../rule";
import { movedStage } from "./moved-stage";
import { type SecretInput, secretCall } from "./secret-call";
import type { SecretValue, SecretVersion, SecretVersions } from "./secret-versions";
import type { Secrets } from "./secrets";

const source =
  "https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version";
const shownBy = "__tests__/live/emulated-aws/strict/secrets-manager/secrets.test.ts";

/** The values of secrets, with their labels. Requests come here with the secret's ARN. */
export function secretValues(secrets: Secrets): ManagementRule {
  return {
    name: "a value is read by a label of its version; AWSPREVIOUS is where AWSCURRENT was, and nothing without labels is read",
    because:
      "moto forgets which version is the current one once AWSCURRENT has moved, gives a version that was taken for a label back without one, and has no version without a value",
    source,
    assumed: true,
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      if (input === undefined) return forward(passing);
      if (operation === "CreateSecret" || operation === "UpdateSecret")
        return saved(secrets, passing, forward, input);
      const arn = input.SecretId ?? "";
      const versions = secrets.versions(arn);
      if (operation === "GetSecretValue") return read(versions, arn, input);
      if (operation === "PutSecretValue") return put(versions, arn, input);
      if (operation === "UpdateSecretVersionStage")
        return movedStage(versions, input) ?? jsonAnswer(named(arn));
      const answer = await forward(passing);
      if (answer.status >= 300) return answer;
      if (operation === "DeleteSecret" && input.ForceDeleteWithoutRecovery) secrets.forget(arn);
      if (operation === "DescribeSecret") return merged(answer, { VersionIdsToStages: versions.stages });
      if (operation === "ListSecretVersionIds") return merged(answer, { Versions: listed(versions, input) });
      return answer;
    },
  };
}

export function valueTokens(secrets: Secrets): ManagementRule {
  return {
    name: "the token of a version of a secret is for one value, which can be put again",
    because:
      "moto puts another value under the token of a version that is pending, so that a rotation that is tried again could change what its first try had made known",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html",
    shownBy,
    intercept: async (passing, forward) => {
      const { operation, input } = secretCall(passing) ?? {};
      if (operation !== "PutSecretValue" || input?.SecretId === undefined) return forward(passing);
      const version = secrets.versions(input.SecretId).byId(input.ClientRequestToken ?? "");
      if (version?.value === undefined) return forward(passing);
      return isSame(version.value, input)
        ? jsonAnswer({ ...named(input.SecretId), VersionId: version.id, VersionStages: version.stages })
        : jsonRefusal(
            "ResourceExistsException",
            `You can't use ClientRequestToken ${version.id} because that value is already in use for a version of secret ${input.SecretId}.`,
          );
    },
  };
}

function isSame(one: SecretValue, other: SecretValue): boolean {
  return one.SecretString === other.SecretString && one.SecretBinary === other.SecretBinary;
}

async function saved(
  secrets: Secrets,
  passing: PassingRequest,
  forward: Forward,
  input: SecretInput,
): Promise<Answer> {
  const { SecretString, SecretBinary, ClientRequestToken = "", ...settings } = input;
  const answer = await forward(withInput(passing, settings));
  const hasValue = SecretString !== undefined || SecretBinary !== undefined;
  if (answer.status >= 300 || !hasValue) return answer;
  const { ARN } = JSON.parse(answer.body.toString()) as { readonly ARN: string };
  secrets.versions(ARN).put(ClientRequestToken, { SecretString, SecretBinary }, ["AWSCURRENT"]);
  return merged(answer, { VersionId: ClientRequestToken });
}

function read(versions: SecretVersions, arn: string, { VersionId, VersionStage }: SecretInput): Answer {
  const stage = VersionStage ?? "AWSCURRENT";
  const version = VersionId === undefined ? versions.at(stage) : versions.byId(VersionId);
  if (version?.value === undefined || version.stages.length === 0) {
    const sought = VersionId === undefined ? `staging label: ${stage}` : `VersionId: ${VersionId}`;
    const message = `Secrets Manager can't find the specified secret value for ${sought}`;
    return jsonRefusal("ResourceNotFoundException", message);
  }
  if (VersionStage !== undefined && !version.stages.includes(VersionStage))
    return jsonRefusal(
      "InvalidRequestException",
      "You provided a VersionStage that is not associated to the provided VersionId.",
    );
  return jsonAnswer({ ...named(arn), ...described(version), ...version.value });
}

function put(versions: SecretVersions, arn: string, input: SecretInput): Answer {
  const { SecretString, SecretBinary, ClientRequestToken = "", VersionStages = ["AWSCURRENT"] } = input;
  if (ClientRequestToken.length < 32 || ClientRequestToken.length > 64)
    return jsonRefusal("InvalidParameterException", "ClientRequestToken must be 32-64 characters long.");
  versions.put(ClientRequestToken, { SecretString, SecretBinary }, VersionStages);
  const VersionId = ClientRequestToken;
  return jsonAnswer({ ...named(arn), VersionId, VersionStages: versions.byId(VersionId)?.stages });
}

function listed(versions: SecretVersions, { IncludeDeprecated = false }: SecretInput): readonly object[] {
  return versions.all.filter(({ stages }) => IncludeDeprecated || stages.length > 0).map(described);
}

function described({ id, stages, createdAt }: SecretVersion) {
  return { VersionId: id, VersionStages: stages, CreatedDate: createdAt / 1000 };
}

/** The name is the last part of the ARN, without the six characters that Secrets Manager adds. */
function named(arn: string) {
  return {
    ARN: arn,
    Name: arn
      .split(":")
      .at(-1)
      ?.replace(/-[A-Za-z]{6}$/, ""),
  };
}

function merged(answer: Answer, more: object): Answer {
  return jsonAnswer({ ...(JSON.parse(answer.body.toString()) as object), ...more });
}
