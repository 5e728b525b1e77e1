import type { TimedPhase } from "../measure/phases";
import { processorTime } from "./processor-time";

/** How long phases took, in milliseconds. One that comes twice counts both times. */
export const laps = {} as Record<TimedPhase, number>;

/** How much processor time each of them took, in milliseconds. */
export const processorLaps = {} as Record<TimedPhase, number>;

/** Both clocks begin with the process. */
let last = 0;
let lastProcessor = 0;

/** Ends a phase. */
export function lap(phase: TimedPhase): void {
  const now = performance.now();
  laps[phase] = (laps[phase] ?? 0) + now - last;
  last = now;
  const processor = processorTime();
  processorLaps[phase] = (processorLaps[phase] ?? 0) + processor - lastProcessor;
  lastProcessor = processor;
}

// Whoever imports this module first has only been started.
lap("start");
