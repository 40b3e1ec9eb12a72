import type { Jobs } from '../add-job'
import { activeGateways } from '../env'

export type Job = keyof Jobs | 'tend-linkedin'

/** Jobs that share slots. No lane waits for another, so what is slow stops only its own kind. */
export type Lane = {
  name: string
  jobs: Job[]
  slots: number
  /** How soon a job is taken that becomes due later; one that is due now starts at once. */
  pollMs: number
  /** Does a person wait for these? See `throughBreaker`. */
  isForPerson?: boolean
  /** Jobs with one of these flags are another lane's. */
  notFlags?: string[]
}

type LaneName = 'sign-in' | 'person' | 'read' | 'notice' | 'member' | 'upkeep'

const laneOf: Record<Job, LaneName> = {
  'send-sign-in-email': 'sign-in',
  'complete-intent': 'person',
  'look-for-account': 'person',
  'discard-account': 'person',
  'sync-account': 'read',
  'sweep-gateway': 'read',
  'send-email': 'notice',
  'send-ready': 'notice',
  'run-linkedin-member': 'member',
  // What the release before called it.
  'tend-linkedin': 'member',
  sweep: 'upkeep',
  prune: 'upkeep',
}

/** The lanes of one process; each gateway has its own for reads. */
export function openLanes(): Lane[] {
  const flags = activeGateways().map(({ id }) => `gateway:${id}`)
  const read = { jobs: jobsOf('read'), slots: 4, pollMs: 500 }
  return [
    { name: 'sign-in', jobs: jobsOf('sign-in'), slots: 2, pollMs: 1_000, isForPerson: true },
    { name: 'person', jobs: jobsOf('person'), slots: 4, pollMs: 500, isForPerson: true },
    ...flags.map((flag) => ({
      ...read,
      name: `read ${flag}`,
      // Of a gateway that was turned off whoever comes first takes the rest.
      notFlags: flags.filter((other) => other !== flag),
    })),
    { name: 'notice', jobs: jobsOf('notice'), slots: 3, pollMs: 1_000 },
    { name: 'member', jobs: jobsOf('member'), slots: 3, pollMs: 2_000 },
    { name: 'upkeep', jobs: jobsOf('upkeep'), slots: 2, pollMs: 2_000 },
  ]
}

function jobsOf(lane: LaneName): Job[] {
  return (Object.keys(laneOf) as Job[]).filter((job) => laneOf[job] === lane)
}
