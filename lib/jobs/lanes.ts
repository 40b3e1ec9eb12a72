import type { Jobs } from '../add-job'
import { activeGateways } from '../env'

export type Job = keyof Jobs | 'tend-linkedin'

/** Jobs that share slots. No lane waits for another, so slow work only blocks its own kind. */
export type Lane = {
  name: string
  jobs: Job[]
  slots: number
  /** How soon a job is picked up after it becomes due; one queued as due now starts at once. */
  pollMs: number
  /** Is a person waiting for these? See `throughBreaker`. */
  isForPerson?: boolean
  /** Jobs with one of these flags belong to another lane. */
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
  // The previous release's name for it.
  'tend-linkedin': 'member',
  sweep: 'upkeep',
  prune: 'upkeep',
}

/** One process's lanes; each gateway has its own lane for reads. */
export function openLanes(): Lane[] {
  const flags = activeGateways().map(({ id }) => `gateway:${id}`)
  const read = { jobs: jobsOf('read'), slots: 4, pollMs: 500 }
  return [
    { name: 'sign-in', jobs: jobsOf('sign-in'), slots: 2, pollMs: 1_000, isForPerson: true },
    { name: 'person', jobs: jobsOf('person'), slots: 4, pollMs: 500, isForPerson: true },
    ...flags.map((flag) => ({
      ...read,
      name: `read ${flag}`,
      // Jobs of a gateway that was turned off are taken by any lane.
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
