import { expected } from "../../findings/finding";
import { below, type JsonObject, type Remark, type Spot } from "../files/spot";
import { type Fate, KEPT, leftOut, type Observation } from "./fate";

const UNSUPPORTED = "as API Gateway does not support it";

const LEFT_OUT = new Set([
  "default",
  "deprecated",
  "discriminator",
  "example",
  "examples",
  "readOnly",
  "writeOnly",
]);

/** Keywords that stay, as a model may have them, although a request is not held against them. */
const NOT_CHECKED = new Set(["maxItems", "minItems"]);

/**
 * The fate of a keyword of a schema. Where requests are held against the schema, a keyword without which API
 * Gateway would refuse what the document allows is a problem; one without which it lets more pass is a note.
 * @param checked whether requests are held against the schema
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function keywordFate(spot: Spot, schema: JsonObject, key: string, checked: boolean): Fate {
  const value = schema[key];
  if (key === "nullable") return nullableFate(below(spot, key), value === true && checked);
  if (key === "exclusiveMinimum") {
    const passes = checked && value === true ? `, so that a request with the minimum itself passes` : "";
    return leftOut(below(spot, key), key, `${UNSUPPORTED}${passes}`);
  }
  if (key === "format" && isUnsupportedFormat(schema)) {
    return leftOut(below(spot, key), `format: ${value}`, UNSUPPORTED);
  }
  if (LEFT_OUT.has(key)) return leftOut(below(spot, key), key, UNSUPPORTED);
  if (NOT_CHECKED.has(key) && checked) return { noted: notChecked(below(spot, key), key) };
  return KEPT;
}

function nullableFate(spot: Spot, refuses: boolean): Fate {
  if (!refuses) return leftOut(spot, "nullable", UNSUPPORTED);
  const wanted = "nothing nullable in a body that a validator checks, as API Gateway refuses null there";
  return { refused: { spot, message: expected(wanted, "nullable"), at: "key" } };
}

/** Whole numbers have these formats, numbers have not; `decimal` nothing has. */
function isUnsupportedFormat({ type, format }: JsonObject): boolean {
  return format === "decimal" || (type === "number" && (format === "int32" || format === "int64"));
}

function notChecked(spot: Spot, subject: string): Observation {
  return { spot, subject, verb: "is not checked by API Gateway", because: "so that the function has to" };
}

/** A property that only answers have cannot be required of requests, of which API Gateway would ask for it. */
export function requiredOfRequests(
  schema: Spot,
  checked: boolean,
  propertyOf: (name: string) => Spot | undefined,
): readonly Remark[] {
  const required = below(schema, "required");
  if (!checked || !Array.isArray(required.value)) return [];
  return required.value.flatMap((name, i): readonly Remark[] => {
    const property = propertyOf(String(name));
    if (property === undefined || below(property, "readOnly").value !== true) return [];
    const wanted =
      "no readOnly property here, as API Gateway asks for it in every request that a validator checks";
    return [{ spot: below(required, i), message: expected(wanted, JSON.stringify(name)) }];
  });
}
