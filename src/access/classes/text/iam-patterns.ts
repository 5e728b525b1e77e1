import { arnFields } from "../../evaluation/policy/glob";
import { SHORT } from "../../evaluation/policy/understood-statement";
import { butNot, type Language, oneOf, repeat } from "./language";
import type { Pattern } from "./pattern";

/**
 * IAM's pattern as places: `*` is any text, `?` one character.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function globPattern(text: string): Pattern {
  return globWithin(ANY, text);
}

/** A pattern of a field of an ARN. */
export function fieldPattern(text: string): Pattern {
  return globWithin(NO_COLON, text);
}

/** A pattern whose letters are meant in either case. */
export function caselessGlob(text: string): Pattern {
  return globWithin(ANY, text, inEitherCase);
}

/** A text whose letters are meant in either case, and in which a wildcard is a character like any other. */
export function caselessText(text: string): Pattern {
  return text.split("").map(inEitherCase);
}

/** A pattern of ARNs, whose wildcards stay within the first five fields. */
export function arnPattern(text: string): Pattern {
  const fields = arnFields(text);
  return fields.flatMap((field, i) =>
    i === fields.length - 1 ? globPattern(field) : [...globWithin(NO_COLON, field), oneOf(":")],
  );
}

/** A pattern of resources, of which the short ones begin with any API's ARN. */
export function resourcePattern(text: string): Pattern {
  if (!text.startsWith(SHORT)) return globPattern(text);
  return [repeat(NO_SLASH), oneOf("/"), ...globPattern(text.slice(SHORT.length))];
}

const ANY = butNot("");
const NO_COLON = butNot(":");
const NO_SLASH = butNot("/");

function globWithin(character: Language, text: string, placeOf: (char: string) => Language = oneOf): Pattern {
  return text
    .replace(/\*+/g, "*")
    .split("")
    .map((char) => {
      if (char === "*") return repeat(character);
      return char === "?" ? character : placeOf(char);
    });
}

/** Letters beyond ASCII are taken as they are, as the evaluator does. */
function inEitherCase(char: string): Language {
  return oneOf(/[a-z]/i.test(char) ? char.toLowerCase() + char.toUpperCase() : char);
}
