import { isParameter, segmentsOf } from "../../../model/routes/route";
import { expected, quoted } from "../../findings/finding";
import type { OpenApiFiles } from "../files/openapi-files";
import { followed } from "../files/references";
import { below, members, type Remark, type Spot } from "../files/spot";
import type { Operation } from "./operations";

/**
 * An operation declares the parameters of its path and no others; of `{rest+}` the name is `rest`.
 * @see https://spec.openapis.org/oas/v3.0.3#path-templating
 */
export function pathParameters({ path, spot, item }: Operation, files: OpenApiFiles): readonly Remark[] {
  const names = segmentsOf(path)
    .filter(isParameter)
    .map((segment) => segment.replace(/[{}+]/g, ""));
  const declared = [item, spot].flatMap((owner) => declaredIn(owner, files));
  const missing = names.filter((name) => !declared.some((one) => one.name === name));
  return [
    ...missing.map((name): Remark => {
      const wanted = `the path parameter ${name} among the parameters of the operation or of its path`;
      return { spot, message: expected(wanted, "nothing"), at: "key" };
    }),
    ...declared
      .filter(({ name }) => !names.includes(name))
      .map((one): Remark => {
        const wanted = names.length > 0 ? `a parameter of the path ${path}` : `no path parameter of ${path}`;
        return { spot: one.place, message: expected(wanted, quoted(one.name)) };
      }),
  ];
}

function declaredIn(owner: Spot, files: OpenApiFiles) {
  return members(below(owner, "parameters")).flatMap(([, entry]) => {
    const parameter = followed(entry, files);
    if (parameter === undefined || below(parameter, "in").value !== "path") return [];
    const name = below(parameter, "name");
    // One that several operations share is not at fault: the reference to it is.
    const place = parameter === entry ? name : entry;
    return typeof name.value === "string" ? [{ name: name.value, place }] : [];
  });
}
