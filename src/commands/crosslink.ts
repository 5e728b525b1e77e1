#!/usr/bin/env node
import "./start/lean-start";
import "./start/lean-packages";
import { run } from "./command-line";
import { runProgram } from "./program";

void run(() => runProgram(process.argv.slice(2)));
