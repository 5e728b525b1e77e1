import { secretArn } from "../../../model/aws/arn";
import { physicalName } from "../../../model/aws/names";
import { routeKey } from "../../../model/routes/route";
import { type Finding, unexpected } from "../../findings/finding";
import type { ClientOutline } from "../../outline/consumer/client";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { DeploymentOutline } from "../../outline/deployment";

/** The bytes of a function's environment, without those that a front door's functions need for other variables. */
const ROOM = 4096 - 512;

/**
 * The functions of a front door know its callers by their environment, which holds 4 KB: the rotation each with its secret, its
 * name and the route to try a new key on.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export function doorEnvironments({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap((consumer) =>
    consumer.clients.flatMap((client) => {
      const bytes = bytesOf(consumer, client);
      if (bytes === undefined || bytes <= ROOM) return [];
      const wanted = `callers of whom a function's environment can tell, in at most ${ROOM} bytes`;
      const got = `${bytes} bytes of secrets, names and routes`;
      return [
        unexpected([...client.path, "callers"], wanted, got, " (shorten names, or make two front doors)"),
      ];
    }),
  );
}

/** Undefined where something of it is not known. */
function bytesOf(
  { account, region, physicalName: owner }: ConsumerOutline,
  { name: door, doorCallers }: ClientOutline,
): number | undefined {
  if (!account || !region || !owner) return undefined;
  const entries = doorCallers.map(({ name, key: { testRoute } }) => {
    // Terraform adds 26 characters to the name, Secrets Manager a dash and six.
    const secret = `${physicalName(owner, door, name)}-${"0".repeat(33)}`;
    return [secretArn({ account, region }, secret), { name, testRoute: testRoute && routeKey(testRoute) }];
  });
  return Buffer.byteLength(JSON.stringify(Object.fromEntries(entries)));
}
