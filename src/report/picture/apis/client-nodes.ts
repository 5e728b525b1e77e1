import { roleName } from "../../../access/intruders/probe";
import type { FrontDoorClient } from "../../../model/clients/front-door";
import type { Client } from "../../../model/consumer";
import type { Node } from "../picture";
import type { ConsumerKind } from "./consumer-kinds";
import { clientId, isDoor, othersId } from "./node-ids";

/** A client, by what it is and how the API knows it; without its name where it stands for those of several consumers. */
export function clientNode(kind: ConsumerKind, client: Client): Node {
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
export function allowedRoles(kind: ConsumerKind): readonly Node[] {
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
