import { partitionOf } from "../../../model/aws/partition";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { UseOutline } from "../../outline/consumer/use";
import type { DeploymentOutline } from "../../outline/deployment";

/**
 * A consumer is where its private APIs are: an interface endpoint reaches those of its own region only. A regional API
 * may be anywhere that the consumer's credentials are known.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export function regions({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap(({ region, uses }) =>
    region === undefined ? [] : uses.flatMap((use) => elsewhere(use, region)),
  );
}

function elsewhere({ kind, name, path, service, region }: UseOutline, own: string): readonly Finding[] {
  if (region === undefined || region === own) return [];
  const isDescribed = kind === "described";
  const place = isDescribed ? [...path, "api", "region"] : path;
  // TODO unknown type
  if (isDescribed ? service.isPrivate === false : !service.isPrivate) {
    const partition = partitionOf(own);
    if (partitionOf(region) === partition) return [];
    const wanted = `an API in the consumer's own partition ${partition}, where its credentials are known`;
    return [unexpectedKey(place, wanted, `one in ${region}`)];
  }
  return isDescribed
    ? [unexpected(place, `the consumer's own region ${own}, as the API is private`, quoted(region))]
    : [
        unexpectedKey(
          place,
          `a provider in the consumer's own region ${own}, as the API is private`,
          `${quoted(name)} in ${region}`,
        ),
      ];
}
