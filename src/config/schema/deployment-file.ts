import { z } from "zod";
import { consumer } from "./consumer/consumer";
import { provider } from "./provider/provider";
import { state } from "./state";
import { partyName, region } from "./values/identifiers";
import { map, namedMap } from "./values/map";
import { text } from "./values/scalars";
import { tags } from "./values/tags";

/** The whole language of a deployment file, key by key; `src/config/checks` says what keys mean together. */
export const deploymentFile = map({
  name: text(
    /^[a-z][a-z0-9-]{0,19}$/,
    "a name of at most 20 lower-case letters, digits and dashes that starts with a letter",
  )
    .meta({ examples: ["private-api"] })
    .describe("Prefix of every physical name."),
  region: region.describe("The region of every party that names no other."),
  tags: tags.default({}).describe("Tags of everything that can have tags."),
  state: state.describe("Where every party keeps its Terraform state."),
  providers: namedMap(partyName("stack id"), provider, "stack ids to providers")
    .default({})
    .describe("Parties that offer a service, by stack id."),
  consumers: namedMap(partyName("stack id"), consumer, "stack ids to consumers")
    .default({})
    .describe("Parties that use services, by stack id."),
  $schema: z
    .string("a path or address of a JSON schema")
    .optional()
    .describe("For editors, in a JSON file: ./deployment.schema.json."),
});

/** The values of a file, each checked by itself, with defaults. */
export type WholeFile = z.output<typeof deploymentFile>;
/** The same as written, before defaults. */
export type WholeInput = z.input<typeof deploymentFile>;
