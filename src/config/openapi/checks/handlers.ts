import { dirname, resolve } from "node:path";
import { didYouMean } from "../../findings/did-you-mean";
import { expected } from "../../findings/finding";
import { type Answerer, answererOf, isModule } from "../../outline/provider/answerer";
import { HANDLER, HANDLER_WANTED } from "../../schema/provider/handler";
import { below, isMap, type Remark, type Spot, writtenAt } from "../files/spot";
import type { Operation } from "./operations";

/** The key that says who answers, on an operation or, for all that have none, at the top of the document. */
export const HANDLER_KEY = "x-crosslink-handler";

/** The place that says who answers an operation: its own, or the document's where it has none. */
export function handlerSpot(operation: Spot, root: Spot): Spot {
  const own = below(operation, HANDLER_KEY);
  return own.value === undefined ? below(root, HANDLER_KEY) : own;
}

/** A path is relative to the file that it stands in. */
export function operationAnswerer({ spot }: Operation, root: Spot): Answerer | Remark {
  const found = handlerSpot(spot, root);
  const written = found.value;
  if (written === undefined) {
    return {
      spot,
      message: expected(`${HANDLER_KEY} here or at the top of the document`, "neither"),
      at: "key",
    };
  }
  if (typeof written !== "string" || !HANDLER.test(written)) {
    return { spot: found, message: expected(HANDLER_WANTED, writtenAt(found)) };
  }
  const folder = dirname(found.file.name);
  return answererOf(isModule(written) ? resolve(folder, written) : written, folder, written);
}

/** Keys of ours that are none: they would do nothing. */
export function misspelt(root: Spot, operations: readonly Operation[]): readonly Remark[] {
  const places = [
    ...[root, ...operations.map(({ spot }) => spot)].map((spot) => ({ spot, known: [HANDLER_KEY] })),
    ...operations.map(({ item }) => ({ spot: item, known: [] })),
  ];
  return places.flatMap(({ spot, known }) =>
    Object.keys(isMap(spot.value) ? spot.value : {})
      .filter((key) => key.startsWith("x-crosslink-") && !known.some((one) => one === key))
      .map((key): Remark => {
        const wanted = `${HANDLER_KEY} of an operation or of the whole document`;
        const got = `${JSON.stringify(key)}${known.length > 0 ? didYouMean(key, known) : " of a path"}`;
        return { spot: below(spot, key), message: expected(wanted, got), at: "key" };
      }),
  );
}
