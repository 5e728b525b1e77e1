import { consumersOf, type DeploymentDraft, named, usesOf } from "../draft";
import { expected, type Finding, quoted } from "../finding";

const UNLINKED = "without a use of a private API of this file";
const FOUND = "with state.type: s3, where the consumer's state is looked for";

/** With `state.type: cloud` a consumer says whether its state can be read: there is no object to look for. */
export function links(file: DeploymentDraft): readonly Finding[] {
  const type = file.state?.type;
  if (type === undefined) return [];
  return consumersOf(file).flatMap((consumer): readonly Finding[] => {
    const { path, value } = consumer;
    if (value?.uses === undefined) return [];
    const linked = usesOf(consumer).some(
      ({ name }) => named(file.providers, name)?.service?.type === "private-rest-api",
    );
    const wanted = type === "cloud" && linked;
    const given = "link" in value;
    if (given === wanted || (given && value.link === undefined)) return [];
    const message = wanted
      ? expected(
          "pending until this consumer has been applied, then linked, as state.type is cloud",
          "nothing",
        )
      : expected(`no link ${type === "cloud" ? UNLINKED : FOUND}`, quoted(String(value.link)));
    return [{ path: [...path, "link"], message }];
  });
}
