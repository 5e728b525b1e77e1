import type { FrontDoorClient } from "../../model/clients/front-door";
import type { Consumer } from "../../model/consumer";
import { callerGrants } from "../../policies/keys/caller-grants";
import type { Api } from "../evaluation/call";
import type { KeyAuthorizer } from "../evaluation/key-authorizer";
import { sampleAuthorizer } from "./sample-keys";

/** The APIs of a consumer's front doors, by client. They have no resource policy: the authorizer alone decides. */
export function doorApis(consumer: Consumer, index: number): Readonly<Record<string, Api>> {
  const { account, region, stackId, clients } = consumer;
  const doors = clients.filter((client) => client.type === "rest-front-door");
  return Object.fromEntries(
    doors.map((door, i) => [
      door.name,
      {
        ...{ name: `${stackId}/${door.name}`, account, region, stage: door.stage, auth: door.auth },
        id: `d${index.toString(36).padStart(4, "0")}${i.toString(36).padStart(5, "0")}`,
        routes: door.use.routes,
        resourcePolicy: { Version: "2012-10-17", Statement: [] },
        authorizer: doorAuthorizer(door),
      },
    ]),
  );
}

export function doorAuthorizer(door: FrontDoorClient, sinceMinutes?: number): KeyAuthorizer {
  const known = Object.entries(callerGrants(door)).map(([name, grant]) => ({ name, grant }));
  return sampleAuthorizer(door.stage, known, sinceMinutes);
}
