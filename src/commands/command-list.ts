/** The commands of the program in the order of its help, each with what the help says of it. */
export const SUMMARIES = {
  init: "write a first deployment file, cdktf.json and a handler",
  synth: "write the Terraform stacks, after proving who can call what",
  deploy: "apply the stacks in passes, until nothing is left to do",
  drift: "print how what is deployed differs from the deployment file",
  destroy: "destroy what was deployed, consumers before their providers",
  access: "print who can call what, and explain single calls",
  network: "print every fact that is proven of the network",
  bootstrap: "make the bucket that keeps the states",
  invoke: "have every client call its API, and say what became of it",
  doctor: "say why a call is refused, and what mends it",
  report: "write a page about who can call what, or its picture",
  schema: "print the JSON schema of the deployment file",
  combinations: "print which keys of the deployment file go together",
} as const satisfies Readonly<Record<string, string>>;

export type CommandName = keyof typeof SUMMARIES;

export const COMMANDS = Object.keys(SUMMARIES) as readonly CommandName[];
