/** Loaded before a machine's program, which does not outlive whoever started it, however that came to its end. */
process.on("disconnect", () => process.exit());
process.channel?.unref();
