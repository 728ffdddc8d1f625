// The only place of the witness that reads the clock.

/** Seconds since 1970. */
export const nowInSeconds = (): bigint => BigInt(Math.floor(Date.now() / 1000));
