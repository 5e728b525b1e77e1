import { roleName } from "../../../access/intruders/probe";
import type { FrontDoorClient } from "../../../model/clients/front-door";
import type { Client, Consumer, ConsumerVpc } from "../../../model/consumer";
import { keptKeys } from "../../../model/keys/kept-keys";
import { keptCertificates } from "../../../model/mutual-tls/kept-certificate";
import type { Group, Node } from "../picture";
import { accountLabel } from "./account-label";
import type { ConsumerKind } from "./consumer-kinds";
import { clientId, doorBalancerId, endpointId, isDoor, othersId } from "./node-ids";

/** A consumer's account: its clients, their VPC with its endpoints, and what it keeps. */
export function consumerGroup(kind: ConsumerKind): Group {
  const { members } = kind;
  const [first, ...others] = members;
  const label =
    others.length === 0
      ? accountLabel(first)
      : `${members.length} alike: ${members.map(({ stackId }) => stackId).join(", ")}`;
  const doors = first.clients.filter(isDoor);
  const callers = [
    ...first.clients.filter((client) => !isDoor(client)).map((client) => clientNode(kind, client)),
    ...allowedRoles(kind),
  ];
  const outside = doors.map((door) => clientNode(kind, door));
  if (first.vpc === undefined) return { label, nodes: [...callers, ...outside] };
  const balancer = { id: doorBalancerId(kind), lines: ["network balancer", "of the VPC link"] };
  return {
    label,
    nodes: outside,
    groups: [vpcGroup(kind, first.vpc, [...callers, ...(doors.length > 0 ? [balancer] : [])])],
  };
}

function vpcGroup(kind: ConsumerKind, vpc: ConsumerVpc, callers: readonly Node[]): Group {
  const { network } = vpc;
  const endpoints = endpointNodes(kind, vpc);
  if (kind.members.length > 1)
    return {
      label: "a VPC each",
      groups: [
        { label: "client subnets", nodes: callers },
        { label: "endpoint subnets", nodes: endpoints },
      ],
    };
  if (network.kind === "made")
    return {
      label: `VPC ${network.cidr}, zones ${network.zones.join(", ")}`,
      groups: [
        { label: "client subnets", nodes: callers },
        { label: "endpoint subnets", nodes: endpoints },
      ],
    };
  return {
    label: `VPC ${network.vpcId}, exists`,
    groups: [
      { label: `client subnets ${network.clientSubnetIds.join(", ")}`, nodes: callers },
      { label: `endpoint subnets ${network.endpointSubnetIds.join(", ")}`.trim(), nodes: endpoints },
    ],
  };
}

function endpointNodes(kind: ConsumerKind, vpc: ConsumerVpc): readonly Node[] {
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

function clientNode(kind: ConsumerKind, client: Client): Node {
  const { members } = kind;
  const lines = [
    client.type === "rest-front-door" ? doorWords(client) : typeWords(client),
    authWords(client),
  ];
  return {
    id: clientId(kind, members[0], client.name),
    lines: members.length === 1 ? [client.name, ...lines] : lines,
  };
}

function typeWords(client: Exclude<Client, FrontDoorClient>): string {
  switch (client.type) {
    case "lambda":
      return "Lambda function";
    case "instance":
      return `EC2 instance ${client.instanceType}`;
    case "role":
      return `role ${roleName(client.roleArn)}, exists`;
  }
}

function doorWords({ waf }: FrontDoorClient): string {
  return `REST API on the internet, ${waf ? "firewall" : "no firewall"}`;
}

function authWords(client: Client): string {
  switch (client.auth) {
    case "direct":
      return "signs as itself";
    case "assume-role":
      return "assumes its access role";
    case "api-key":
      return isDoor(client) ? "knows its callers by keys" : "sends its key";
    case "certificate":
      return client.use.auth === "iam" ? "shows a certificate, signs" : "shows a certificate";
    case "none":
      return "does not sign";
  }
}

/** The further roles that uses allow, which run anywhere. */
function allowedRoles(kind: ConsumerKind): readonly Node[] {
  return kind.members[0].uses.flatMap(({ name, allowedRoleArns: [first, ...more] }) =>
    first === undefined
      ? []
      : [
          {
            id: othersId(kind, name),
            lines: [
              `roles ${roleName(first)}${more.length > 0 ? ` and ${more.length} more` : ""}`,
              "not made here, sign as themselves",
            ],
          },
        ],
  );
}

/** What is kept in Secrets Manager: keys, and certificates with theirs. */
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
