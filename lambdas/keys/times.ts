import type { Keeping } from "./keeping";

/** An authorizer keeps keys for five minutes. Keys that it does not know make it read anew once in ten seconds. */
export const VERSIONS: Keeping = { keptMs: 300_000, againMs: 10_000 };

/** A value that nobody finds wrong, such as a consumer's parameter, is kept for a minute. */
export const MINUTE: Keeping = { keptMs: 60_000, againMs: 60_000 };
