import { jsonCall } from "../../requests/json-call";
import { requesterOf } from "../../requests/requester";
import { jsonRefusal } from "../../requests/service-refusal";
import { callerOf } from "../access/caller";
import { denial } from "../access/denial";
import type { ManagementRule } from "../rule";

const shownBy = "__tests__/live/emulated-aws/strict/ssm/parameters.test.ts";

const MOST_BYTES = 4_096;

interface ParameterInput {
  readonly Name?: string;
  readonly Value?: string;
  readonly Tier?: string;
  readonly Path?: string;
  readonly Names?: readonly string[];
}

export const parameterSizes: ManagementRule = {
  name: "a parameter of the standard tier has at most 4,096 bytes, and a name of at most 1,011 characters and 15 levels",
  because: "moto counts neither bytes nor levels, so that a value for many consumers would pass",
  source: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
  shownBy,
  intercept: (passing, forward) => {
    const { operation, input } = jsonCall<ParameterInput>(passing, "ssm") ?? {};
    if (operation !== "PutParameter") return forward(passing);
    const { Name = "", Value = "", Tier = "Standard" } = input ?? {};
    const problem = nameProblem(Name);
    if (problem !== undefined) return Promise.resolve(jsonRefusal("ValidationException", problem));
    return Tier === "Standard" && Buffer.byteLength(Value) > MOST_BYTES
      ? Promise.resolve(
          jsonRefusal(
            "ValidationException",
            `Standard tier parameters support a maximum parameter value of ${MOST_BYTES} characters.`,
          ),
        )
      : forward(passing);
  },
};

function nameProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9_.\-/]+$/.test(name)) return `Parameter name: ${name} has characters that are not allowed`;
  if (name.includes("/") && !name.startsWith("/")) return "Parameter name must be a fully qualified name.";
  if (name.split("/").length > 16) return "The hierarchy of a parameter's name has at most 15 levels.";
  return name.length > 1_011 ? "The name of a parameter has at most 1011 characters." : undefined;
}

export const readableParameters: ManagementRule = {
  name: "a parameter is read by those of its own account whose policy allows it",
  because: "moto asks no policy, and finds no parameter by the ARN of another account but by its name",
  source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { operation = "", input } = jsonCall<ParameterInput>(passing, "ssm") ?? {};
    const { Name, Names = [], Path } = input ?? {};
    const asked = [Name, Path, ...Names].filter((one) => one !== undefined);
    if (!/^GetParameter/.test(operation) || asked.length === 0) return forward(passing);
    const caller = await callerOf(passing, forward);
    const [, partition] = caller.arn.split(":");
    const beginning = `arn:${partition}:ssm:${requesterOf(passing).region}:${caller.account}:parameter`;
    for (const name of asked) {
      const isForeign = name.startsWith("arn:") && !name.startsWith(`${beginning}/`);
      // A version or a label stands behind a colon.
      const path = name.replace(/^\//, "").split(":")[0];
      const resource = name.startsWith("arn:") ? name : `${beginning}/${path}`;
      const use = { caller, action: `ssm:${operation}`, resource };
      const problem = denial(use) ?? (isForeign ? `Parameter ${name} is of another account` : undefined);
      if (problem !== undefined) return jsonRefusal("AccessDeniedException", problem);
    }
    return forward(passing);
  },
};
