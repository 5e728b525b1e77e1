import type { Consumer } from "../../../model/consumer";
import { keptKeys } from "../../../model/keys/kept-keys";
import { keptCertificates } from "../../../model/mutual-tls/kept-certificate";
import { byConsumer, onAll } from "./needed";
import type { Reading } from "./reading";

/** A secret that a key or a certificate is kept in. */
export interface LiveSecret {
  readonly arn: string;
  readonly kmsKeyArn?: string;
  /** The labels of each version. */
  readonly versions: readonly LiveVersion[];
}

export interface LiveVersion {
  readonly labels: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
}

export const secretsReading: Reading<Readonly<Record<string, LiveSecret>>> = {
  what: "the consumer's secrets",
  key: byConsumer,
  needs: ({ consumer }) =>
    keptPrefixes(consumer).length === 0
      ? []
      : onAll(consumer, "secretsmanager:ListSecrets", "secretsmanager:ListSecretVersionIds"),
  read: async ({ consumer }, { aws }) => {
    const secrets = () => aws(consumer).client("secretsManager");
    const found = await Promise.all(
      keptPrefixes(consumer).map(async ({ id, secretPrefix }) => {
        const Filters = [{ Key: "name" as const, Values: [secretPrefix] }];
        const { SecretList = [] } = await secrets().listSecrets({ Filters });
        const [secret] = SecretList.filter(({ DeletedDate }) => DeletedDate === undefined);
        if (secret?.ARN === undefined) return [];
        const { Versions = [] } = await secrets().listSecretVersionIds({ SecretId: secret.ARN });
        const versions = Versions.map(({ VersionStages = [], CreatedDate }) => ({
          labels: VersionStages,
          createdAt: CreatedDate?.getTime(),
        }));
        return [[id, { arn: secret.ARN, kmsKeyArn: secret.KmsKeyId, versions }] as const];
      }),
    );
    return Object.fromEntries(found.flat());
  },
};

/** The beginnings of the secrets' names; their ends are Terraform's. */
function keptPrefixes(consumer: Consumer) {
  return [...keptKeys(consumer).flatMap(({ keys }) => keys), ...keptCertificates(consumer)];
}
