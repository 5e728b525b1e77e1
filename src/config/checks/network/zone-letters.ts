import { type Finding, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import { valuesAt } from "../../outline/draft";

/** The zones of clients, where they have nothing to do with those of other accounts, are named by letters. */
export function zoneLetters({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers
    .filter(({ usesEntrance }) => usesEntrance === false)
    .flatMap(({ path, value }) =>
      valuesAt(value, ["network", "zones", "*"]).flatMap(({ keys, value: zone }) =>
        typeof zone === "string" && zone.includes("-")
          ? [
              unexpected(
                [...path, ...keys],
                "a zone letter from a to f, as there is no http-gateway and nothing of an mtls-rest-api",
                quoted(zone),
              ),
            ]
          : [],
      ),
    );
}
