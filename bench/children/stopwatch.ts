import type { TimedPhase } from "../measure/phases";
import { processorTime } from "./processor-time";

/** Elapsed time per phase, in milliseconds. A phase that occurs twice counts both times. */
export const laps = {} as Record<TimedPhase, number>;

/** Processor time per phase, in milliseconds. */
export const processorLaps = {} as Record<TimedPhase, number>;

/** Both clocks start with the process. */
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

// Everything before this first import is the phase `start`.
lap("start");
