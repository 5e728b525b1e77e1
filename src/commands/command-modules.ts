import type { Command } from "commander";
import type { CommandName } from "./command-list";

/** Makes each command: its options, its help and what it does. Its module is loaded only when it is asked for. */
export const COMMAND_MODULES: Readonly<Record<CommandName, () => Command>> = {
  init: () => (require("./init/init") as typeof import("./init/init")).initCommand(),
  synth: () => (require("./synth") as typeof import("./synth")).synthCommand(),
  access: () => (require("./access/access") as typeof import("./access/access")).accessCommand(),
  network: () => (require("./network") as typeof import("./network")).networkCommand(),
  bootstrap: () => (require("./bootstrap") as typeof import("./bootstrap")).bootstrapCommand(),
  invoke: () => (require("./invoke") as typeof import("./invoke")).invokeCommand(),
  doctor: () => (require("./operate/doctor") as typeof import("./operate/doctor")).doctorCommand(),
  schema: () => (require("./schema") as typeof import("./schema")).schemaCommand(),
  combinations: () => (require("./combinations") as typeof import("./combinations")).combinationsCommand(),
};
