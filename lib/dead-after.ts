/** A job whose lock is older has nobody who works on it: its process died, or could not tell how it went. */
export const deadAfterSeconds = 45
