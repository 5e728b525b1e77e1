import type { FrontDoorClient } from "../../model/clients/front-door";
import type { Consumer } from "../../model/consumer";
import { callerGrants } from "../../policies/keys/caller-grants";
import type { Api } from "../evaluation/call";
import type { KeyAuthorizer } from "../evaluation/key-authorizer";
import { sampleAuthorizer } from "./sample-keys";
import type { SamplePlaces } from "./sample-places";

/** The APIs of a consumer's front doors, by client. They have no resource policy: the authorizer alone decides. */
export function doorApis(consumer: Consumer, places: SamplePlaces): Readonly<Record<string, Api>> {
  const { account, region, stackId, clients } = consumer;
  const doors = clients.filter((client) => client.type === "rest-front-door");
  const index = places.consumer(stackId).toString(36).padStart(4, "0");
  return Object.fromEntries(
    doors.map((door) => [
      door.name,
      {
        ...{ name: `${stackId}/${door.name}`, account, region, stage: door.stage, auth: door.auth },
        id: `d${index}${places.part(stackId, "door", door.name).toString(36).padStart(5, "0")}`,
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
