import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerServiceException,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Secrets } from "../../../lambdas/keys/secrets-manager";

/** One version of a secret; without a value, as Secrets Manager begins a rotation. */
export interface FakeVersion {
  value?: string;
  labels: string[];
  createdAt: number;
}

/** A Secrets Manager in memory, with a record of what it was asked. */
export interface FakeSecrets {
  readonly secrets: Secrets;
  /** The versions of each secret by id. Any other secret does not exist. */
  readonly stored: Map<string, Map<string, FakeVersion>>;
  /** `GetSecretValue AWSCURRENT`, `PutSecretValue <token>` and so on. */
  readonly asked: string[];
  /** Answers each request with the error that is given for it, if any. */
  refuse: (request: string) => Error | undefined;
}

/** An error as Secrets Manager's client throws it. */
export function awsError(name: string, message = `said ${name}`): Error {
  return new SecretsManagerServiceException({ name, message, $fault: "client", $metadata: {} });
}

/** @param now the date of versions that are put */
export function fakeSecrets(now: () => number = () => 0): FakeSecrets {
  const fake: FakeSecrets = {
    stored: new Map(),
    asked: [],
    refuse: () => undefined,
    secrets: { send: (async (command: object) => answer(command)) as Secrets["send"] },
  };

  const versionsOf = (arn = "") => {
    const versions = fake.stored.get(arn);
    if (versions === undefined)
      throw awsError("ResourceNotFoundException", "can't find the specified secret.");
    return versions;
  };

  const moveLabel = (versions: Map<string, FakeVersion>, label: string, to: string | undefined) => {
    for (const version of versions.values()) version.labels = version.labels.filter((one) => one !== label);
    if (to !== undefined) versions.get(to)?.labels.push(label);
  };

  const answer = async (command: object) => {
    const [request, carryOut] = read(command);
    fake.asked.push(request);
    // Every answer takes a turn of the event loop, as on a network.
    await new Promise((resolve) => setImmediate(resolve));
    const refused = fake.refuse(request);
    if (refused !== undefined) throw refused;
    return carryOut();
  };

  const read = (command: object): [string, () => object] => {
    if (command instanceof GetSecretValueCommand) {
      const { SecretId, VersionId, VersionStage } = command.input;
      return [
        `GetSecretValue ${[VersionStage, VersionId].filter(Boolean).join(" ")}`,
        () => get(SecretId, VersionId, VersionStage),
      ];
    }
    if (command instanceof DescribeSecretCommand)
      return ["DescribeSecret", () => describe(command.input.SecretId)];
    if (command instanceof PutSecretValueCommand)
      return [`PutSecretValue ${command.input.ClientRequestToken}`, () => put(command.input)];
    if (command instanceof UpdateSecretVersionStageCommand)
      return [`UpdateSecretVersionStage ${command.input.VersionStage}`, () => update(command.input)];
    throw new Error("a request that this Secrets Manager does not know");
  };

  const get = (arn: string | undefined, id: string | undefined, label: string | undefined) => {
    const found = [...versionsOf(arn)].find(
      ([each, { labels }]) =>
        (id === undefined || each === id) && (label === undefined || labels.includes(label)),
    );
    if (found?.[1].value === undefined)
      throw awsError("ResourceNotFoundException", "can't find the specified secret value.");
    return { SecretString: found[1].value, CreatedDate: new Date(found[1].createdAt) };
  };

  const describe = (arn: string | undefined) => ({
    RotationEnabled: true,
    VersionIdsToStages: Object.fromEntries(
      [...versionsOf(arn)]
        .filter(([, { labels }]) => labels.length > 0)
        .map(([id, { labels }]) => [id, [...labels]]),
    ),
  });

  const put = (input: PutSecretValueCommand["input"]) => {
    const versions = versionsOf(input.SecretId);
    const id = input.ClientRequestToken ?? "";
    const known = versions.get(id);
    if (known?.value !== undefined && known.value !== input.SecretString)
      throw awsError("ResourceExistsException");
    versions.set(id, { labels: known?.labels ?? [], value: input.SecretString, createdAt: now() });
    for (const label of input.VersionStages ?? []) moveLabel(versions, label, id);
    return {};
  };

  const update = (input: UpdateSecretVersionStageCommand["input"]) => {
    const versions = versionsOf(input.SecretId);
    const label = input.VersionStage ?? "";
    const from = [...versions].find(([, { labels }]) => labels.includes(label))?.[0];
    if (input.MoveToVersionId !== undefined && from !== input.RemoveFromVersionId)
      throw awsError("InvalidParameterException", "the label is on another version");
    moveLabel(versions, label, input.MoveToVersionId);
    if (label === "AWSCURRENT" && from !== undefined) moveLabel(versions, "AWSPREVIOUS", from);
    return {};
  };

  return fake;
}

/** Stores a secret whose versions have the ids `current`, `pending` and `previous`. */
export function store(
  fake: FakeSecrets,
  arn: string,
  values: { readonly current?: string; readonly pending?: string; readonly previous?: string },
  createdAt = 0,
): void {
  const versions = Object.entries(values).map(([id, value]): [string, FakeVersion] => [
    id,
    { value, labels: [`AWS${id.toUpperCase()}`], createdAt },
  ]);
  fake.stored.set(arn, new Map(versions));
}
