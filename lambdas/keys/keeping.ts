/** Values that were read from elsewhere, by name. */
export interface Kept<T> {
  /** The value, read at most a while ago. */
  readonly of: (name: string) => Promise<T>;
  /** The value for someone whom the one at hand does not suit: read anew, unless that was tried only a moment ago. */
  readonly again: (name: string) => Promise<T>;
}

/** Values are kept for this long, and one may be read anew this often in between, in milliseconds. */
export interface Keeping {
  readonly keptMs: number;
  readonly againMs: number;
}

interface Entry<T> {
  kept?: { readonly value: T; readonly readAt: number };
  /** The time of the last attempt to read, which may have failed. */
  triedAt: number;
  reading?: Promise<T>;
}

/** Keeps what `read` gives. Concurrent calls for one name share one read. A failure is not kept. */
export function keeping<T>(
  read: (name: string) => Promise<T>,
  { keptMs, againMs }: Keeping,
  now: () => number,
): Kept<T> {
  const entries = new Map<string, Entry<T>>();

  const entryOf = (name: string): Entry<T> => {
    const entry = entries.get(name) ?? { triedAt: Number.NEGATIVE_INFINITY };
    entries.set(name, entry);
    return entry;
  };

  const readInto = async (entry: Entry<T>, name: string): Promise<T> => {
    const readAt = now();
    entry.triedAt = readAt;
    try {
      const value = await read(name);
      entry.kept = { value, readAt };
      return value;
    } finally {
      entry.reading = undefined;
    }
  };

  const begin = (entry: Entry<T>, name: string): Promise<T> => {
    entry.reading = readInto(entry, name);
    return entry.reading;
  };

  return {
    of: async (name) => {
      const entry = entryOf(name);
      const { kept } = entry;
      return kept && now() - kept.readAt < keptMs ? kept.value : (entry.reading ?? begin(entry, name));
    },
    again: async (name) => {
      const entry = entryOf(name);
      const { kept, triedAt, reading } = entry;
      if (reading !== undefined) return reading;
      return kept && now() - triedAt < againMs ? kept.value : begin(entry, name);
    },
  };
}
