import "./src/commands/lean-start";
import { run } from "./src/commands/command-line";
import { synth } from "./src/commands/synth";

void run(synth);
