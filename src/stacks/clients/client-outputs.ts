import type { ClientFacts } from "./begun-client";

type Outputs = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The outputs about clients: one map per fact, by client. The maps of functions and roles always exist. */
export function clientOutputs(
  clients: readonly { readonly name: string; readonly facts: ClientFacts }[],
): Outputs {
  const outputs: Record<string, Record<string, unknown>> = { client_functions: {}, client_role_arns: {} };
  for (const { name, facts } of clients)
    for (const [output, value] of Object.entries(facts))
      outputs[output] = { ...outputs[output], [name]: value };
  return outputs;
}
