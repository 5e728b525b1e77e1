/**
 * Runs a function without source maps. CDKTF notes for every reference where in the code it was made; mapping each of
 * these back to TypeScript takes four fifths of constructing a stack, for traces that nobody reads.
 */
export function withoutSourceMaps<T>(run: () => T): T {
  const enabled = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    return run();
  } finally {
    process.setSourceMapsEnabled(enabled ?? false);
  }
}
