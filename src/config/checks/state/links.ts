import { expected, type Finding, quoted } from "../../findings/finding";
import { consumersOf, type DeploymentDraft, named, usesOf } from "../../outline/draft";

const FOUND = "with state.type: s3, where the consumer's state is looked for";
const UNLINKED = "without a use of a private API of this file";
const KNOWN = "with an endpoint that exists, whose id is known";

/** With `state.type: cloud` a consumer says whether its state can be read: there is no object to look for. */
export function links(file: DeploymentDraft): readonly Finding[] {
  const type = file.state?.type;
  if (type === undefined) return [];
  return consumersOf(file).flatMap((consumer): readonly Finding[] => {
    const { path, value } = consumer;
    if (value?.uses === undefined) return [];
    const isLinked = usesOf(consumer).some(
      ({ name }) => named(file.providers, name)?.service?.type === "private-rest-api",
    );
    const isKnown = "existing" in (value.endpoints?.executeApi ?? {});
    const unwanted = type === "s3" ? FOUND : !isLinked ? UNLINKED : isKnown ? KNOWN : undefined;
    const given = "link" in value;
    if (given === (unwanted === undefined) || (given && value.link === undefined)) return [];
    const message = unwanted
      ? expected(`no link ${unwanted}`, quoted(String(value.link)))
      : expected(
          "pending until this consumer has been applied, then linked, as state.type is cloud",
          "nothing",
        );
    return [{ path: [...path, "link"], message }];
  });
}
