import type { Command } from "commander";
import type { CommandName } from "./command-list";

/** Makes each command: its options, its help and what it does. Its module is loaded only when it is asked for. */
export const COMMAND_MODULES: Readonly<Record<CommandName, () => Command>> = {
  init: () => (require("./init/init") as typeof import("./init/init")).initCommand(),
  synth: () => (require("./synth") as typeof import("./synth")).synthCommand(),
  deploy: () => (require("./operate/deploy") as typeof import("./operate/deploy")).deployCommand(),
  drift: () => (require("./operate/drift") as typeof import("./operate/drift")).driftCommand(),
  destroy: () => (require("./operate/destroy") as typeof import("./operate/destroy")).destroyCommand(),
  access: () => (require("./access/access") as typeof import("./access/access")).accessCommand(),
  network: () => (require("./network") as typeof import("./network")).networkCommand(),
  bootstrap: () =>
    (require("./operate/bootstrap") as typeof import("./operate/bootstrap")).bootstrapCommand(),
  invoke: () => (require("./operate/invoke") as typeof import("./operate/invoke")).invokeCommand(),
  doctor: () => (require("./operate/doctor") as typeof import("./operate/doctor")).doctorCommand(),
  report: () => (require("./report/report") as typeof import("./report/report")).reportCommand(),
  schema: () => (require("./schema") as typeof import("./schema")).schemaCommand(),
  combinations: () => (require("./combinations") as typeof import("./combinations")).combinationsCommand(),
};
