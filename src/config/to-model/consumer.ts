import type { ClientBase } from "../../model/clients/client-base";
import type { Client, Consumer } from "../../model/consumer";
import { madeRoleArn, type Party } from "../../model/party";
import type { CallerOutline, ClientOutline } from "../outline/consumer/client";
import type { ConsumerOutline } from "../outline/consumer/consumer";
import type { UseOutline } from "../outline/consumer/use";
import { known } from "../outline/unknown";
import type { DeploymentFile } from "../schema/file-parts";
import { buildFrontDoor } from "./front-door";
import type { Offering } from "./grants";
import { buildParty } from "./party";
import { type Callers, describedUse, linkedUse } from "./use";
import { buildVpc } from "./vpc";

type ConsumerFile = DeploymentFile["consumers"][string];

export function buildConsumer(
  outline: ConsumerOutline,
  file: ConsumerFile,
  offerings: ReadonlyMap<string, Offering>,
): Consumer {
  const home = buildParty(outline, file);
  const uses = outline.uses.map((use) => {
    const written = known(file.uses[use.name], use.name);
    const callers = callersOf(home, use);
    return written.kind === "described"
      ? describedUse(home, use, written, callers)
      : linkedUse(home, known(offerings.get(use.name), use.name), use, written, callers);
  });
  const byName = new Map(uses.map((use) => [use.name, use]));
  return {
    ...home,
    vpc: buildVpc(outline, file),
    logs: file.logs,
    uses,
    clients: outline.clients.map((client) => {
      const written = known(file.clients[client.name], client.name);
      const use = known(byName.get(written.uses), written.uses);
      return buildClient(written, { name: client.name, use, roleArn: roleArnOf(home, client) }, client);
    }),
  };
}

/** The role that is made for a client, or the one that it is. */
function roleArnOf(home: Party, { existingArn, roleName }: CallerOutline): string {
  return existingArn ?? madeRoleArn(home, known(roleName, "a client's role"));
}

/** Who shows a certificate signs as well where the API asks for that. */
function callersOf(home: Party, { callers, service }: UseOutline): Callers {
  const calling = (...wanted: readonly Client["auth"][]) =>
    callers.filter(({ auth }) => auth && wanted.includes(auth)).map((client) => roleArnOf(home, client));
  const isSigned = service.auth === "iam";
  return {
    directRoleArns: isSigned ? calling("direct", "certificate") : calling("direct"),
    assumingRoleArns: calling("assume-role"),
  };
}

function buildClient(
  file: ConsumerFile["clients"][string],
  common: ClientBase,
  { doorCallers }: ClientOutline,
): Client {
  switch (file.type) {
    case "rest-front-door":
      return buildFrontDoor(file, common, doorCallers);
    case "role":
      return { ...common, type: file.type, auth: file.auth };
    case "instance":
      return { ...common, type: file.type, auth: file.auth, instanceType: file.instanceType };
    case "lambda": {
      const { type, auth, timeoutSeconds } = file;
      if (auth !== "assume-role") return { ...common, type, auth, timeoutSeconds };
      const accessRole = known(common.use.accessRole, `an access role of ${common.use.name}`);
      return { ...common, type, auth, timeoutSeconds, accessRole };
    }
  }
}
