import type { Command } from "commander";

/** A command of the program, as far as it is known before its module is loaded. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  /** Loads the module of the command, and makes it: its options, its help and what it does. */
  readonly load: () => Command;
}

/** The commands of the program, in the order of its help. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "init",
    summary: "write a first deployment file, cdktf.json and a handler",
    load: () => (require("./init/init") as typeof import("./init/init")).initCommand(),
  },
  {
    name: "synth",
    summary: "write the Terraform stacks, after proving who can call what",
    load: () => (require("./synth") as typeof import("./synth")).synthCommand(),
  },
  {
    name: "deploy",
    summary: "apply the stacks in passes, until nothing is left to do",
    load: () => (require("./operate/deploy") as typeof import("./operate/deploy")).deployCommand(),
  },
  {
    name: "drift",
    summary: "print how what is deployed differs from the deployment file",
    load: () => (require("./operate/drift") as typeof import("./operate/drift")).driftCommand(),
  },
  {
    name: "destroy",
    summary: "destroy what was deployed, consumers before their providers",
    load: () => (require("./operate/destroy") as typeof import("./operate/destroy")).destroyCommand(),
  },
  {
    name: "access",
    summary: "print who can call what, and explain single calls",
    load: () => (require("./access/access") as typeof import("./access/access")).accessCommand(),
  },
  {
    name: "network",
    summary: "print every fact that is proven of the network",
    load: () => (require("./network") as typeof import("./network")).networkCommand(),
  },
  {
    name: "schema",
    summary: "print the JSON schema of the deployment file",
    load: () => (require("./schema") as typeof import("./schema")).schemaCommand(),
  },
  {
    name: "combinations",
    summary: "print which keys of the deployment file go together",
    load: () => (require("./combinations") as typeof import("./combinations")).combinationsCommand(),
  },
];
