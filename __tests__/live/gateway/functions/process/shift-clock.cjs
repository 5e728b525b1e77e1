/**
 * Moves the time of day of this process ahead, for everything that asks for it later: a test does not wait for
 * minutes to pass. Timers and `performance` go on as they are. Loaded before a function, which may keep `Date.now`.
 */
const RealDate = Date;
const { now } = RealDate;
let ahead = 0;

RealDate.now = () => now() + ahead;

class ShiftedDate extends RealDate {
  constructor(...args) {
    super(...(args.length > 0 ? args : [RealDate.now()]));
  }

  static [Symbol.hasInstance](value) {
    return value instanceof RealDate;
  }
}

module.exports = {
  /** @param {number} ms by so many milliseconds, from the machine's own time; until the first, `Date` is the real one */
  setAhead(ms) {
    ahead = ms;
    if (ms !== 0) globalThis.Date = ShiftedDate;
  },
};
