import { namedMap } from "./map";
import { text } from "./scalars";

/** AWS's own limit, for most of what can have tags. */
const MAX_TAGS = 50;

/** Letters of every alphabet are welcome, so of what is not ASCII nothing is refused. */
const CHARACTER = "[A-Za-z0-9 _.:/=+@\\u0080-\\uffff-]";

const key = text(
  new RegExp(`^(?![aA][wW][sS]:)${CHARACTER}{1,128}$`),
  "a tag key of at most 128 letters, digits, spaces and _.:/=+-@ that does not start with aws:",
);
const value = text(
  new RegExp(`^${CHARACTER}{0,256}$`),
  "a tag value in quotes, of at most 256 letters, digits, spaces and _.:/=+-@",
);

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const tags = namedMap(key, value, "tag keys to values").refine(
  (all) => Object.keys(all).length <= MAX_TAGS,
  { error: `at most ${MAX_TAGS} tags` },
);
