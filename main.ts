import "./src/commands/start/lean-typescript";
import "./src/commands/crosslink";
