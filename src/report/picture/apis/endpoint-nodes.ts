import type { Consumer, ConsumerVpc } from "../../../model/consumer";
import { keptKeys } from "../../../model/keys/kept-keys";
import { keptCertificates } from "../../../model/mutual-tls/kept-certificate";
import type { Node } from "../picture";
import type { ConsumerKind } from "./consumer-kinds";
import { endpointId } from "./node-ids";

/** The endpoints of a consumer's VPC. */
export function endpointNodes(kind: ConsumerKind, vpc: ConsumerVpc): readonly Node[] {
  const [first] = kind.members;
  const { uses } = first;
  const { executeApi, sts, existingStsGroupId, secretsManager } = vpc;
  return [
    ...(executeApi
      ? [
          {
            id: endpointId(kind, "execute-api"),
            lines: ["execute-api endpoint", executeApiWords(executeApi)],
          },
        ]
      : []),
    ...(sts ? [{ id: endpointId(kind, "sts"), lines: ["STS endpoint", "interface, policy"] }] : []),
    ...(existingStsGroupId
      ? [{ id: endpointId(kind, "sts"), lines: ["STS endpoint", `exists, ${existingStsGroupId}`] }]
      : []),
    ...(secretsManager
      ? [
          {
            id: endpointId(kind, "secretsmanager"),
            lines: ["Secrets Manager endpoint", "interface, policy", ...secretLines(first)],
          },
        ]
      : []),
    ...uses.flatMap(({ name, entrance }) =>
      entrance
        ? [
            {
              id: endpointId(kind, `entrance of ${name}`),
              lines: [`endpoint of ${name}`, `interface, ${entrance.domain}`],
            },
          ]
        : [],
    ),
  ];
}

function executeApiWords(endpoint: NonNullable<ConsumerVpc["executeApi"]>): string {
  if (endpoint.kind === "existing") return `${endpoint.endpointId}, exists`;
  const names = endpoint.privateDns ? "private DNS" : "no private DNS";
  return `interface, policy, ${names}`;
}

/** The secrets kept in Secrets Manager: keys, and certificates with theirs. */
function secretLines(consumer: Consumer): readonly string[] {
  const keys = keptKeys(consumer).flatMap(({ keys: all }) => all);
  const certificates = keptCertificates(consumer);
  return [
    ...(keys.length > 0 ? [`${counted(keys.length, "key")}, rotated`] : []),
    ...(certificates.length > 0 ? [counted(certificates.length, "certificate")] : []),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
