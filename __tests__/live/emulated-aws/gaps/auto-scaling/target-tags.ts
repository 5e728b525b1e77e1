import { jsonAnswer } from "../../requests/service-refusal";
import type { Gap } from "../gap";

type Tags = Readonly<Record<string, string>>;

/** A request about the tags of a scalable target. */
interface TagsInput {
  readonly ResourceARN?: string;
  readonly TagKeys?: readonly string[];
  readonly Tags?: Tags;
}

/** The tags of the services that Application Auto Scaling scales. */
export function targetTags(): Gap {
  const known = new Map<string, Tags>();
  return {
    because:
      "Application Auto Scaling keeps the tags of a target, for which the AWS provider asks; moto answers 500, and the provider asks for as long as anybody waits",
    intercept: async (passing, forward) => {
      const [, operation = ""] =
        /^AnyScaleFrontendService\.(\w+)$/.exec(String(passing.headers["x-amz-target"])) ?? [];
      if (!/^(RegisterScalableTarget|ListTagsForResource|(Unt|T)agResource)$/.test(operation))
        return forward(passing);
      const { ResourceARN = "", TagKeys = [], Tags = {} } = JSON.parse(passing.body.toString()) as TagsInput;
      const before = known.get(ResourceARN) ?? {};
      switch (operation) {
        case "ListTagsForResource":
          return jsonAnswer({ Tags: before });
        case "TagResource":
          known.set(ResourceARN, { ...before, ...Tags });
          return jsonAnswer({});
        case "UntagResource":
          known.set(
            ResourceARN,
            Object.fromEntries(Object.entries(before).filter(([key]) => !TagKeys.includes(key))),
          );
          return jsonAnswer({});
        default: {
          const answer = await forward(passing);
          const made = JSON.parse(answer.body.toString() || "{}") as { readonly ScalableTargetARN?: string };
          const arn = made.ScalableTargetARN;
          // Who registers a target anew, without tags, leaves those that it has.
          if (arn && Object.keys(Tags).length > 0) known.set(arn, { ...known.get(arn), ...Tags });
          return answer;
        }
      }
    },
  };
}
