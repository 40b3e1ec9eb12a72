/** A job with an older lock has no living worker: its process died, or could not record how the job went. */
export const deadAfterSeconds = 45
