import { findAccount, removeAccount, setStatus, takeIdentity } from '../sandbox/core/accounts'
import { announceStatus } from '../sandbox/core/announce'
import { identityOf } from '../sandbox/core/identities'
import type { Account, SourceStatus } from '../sandbox/core/state'
import { controls } from '../sandbox/panel/controls'
import { type Person, peopleOf } from './people'
import type { Row } from './rows'
import type { World } from './world'

const gateways = [
  { id: 'UNIPILE_V1', word: 'v1' },
  { id: 'UNIPILE_V2', word: 'v2' },
  { id: 'POSTPRESS', word: 'postpress' },
] as const
/** Which gateway serves new connections of what: LinkedIn and Instagram go to different ones. */
export const connectWith = 'linkedin=unipile-v1;instagram=unipile-v2;postpress'

export type Happenings = Awaited<ReturnType<typeof inhabit>>

/** A few people with a few accounts, and everything that happens to them. */
export async function inhabit(world: World) {
  const { random, context, trouble, trace, scheduler, truth } = world
  const people = peopleOf(world)
  const owners: Person[] = []
  for (const name of ['ada', 'grace', 'joan']) {
    owners.push({ ...(await world.makePerson(`${name}@example.com`)), browserId: null })
  }
  /** Gone at its gateway; it may come back. */
  const gone: Account[] = []
  const ownerOf = new Map<string, string>()

  for (let number = 0; number < 7; number++) {
    const { word } = gateways[number % 3] ?? gateways[0]
    const type = number % 2 === 0 ? 'LINKEDIN' : 'INSTAGRAM'
    const login = `person-${number}@example.com`
    const given = {
      gateway: word,
      type,
      name: `Person ${number}`,
      username: login,
      id: `${word}-account-${number}`,
    }
    controls['create-account']?.(context, given)
    // The last one is nobody's: it is at the gateway, and not for us.
    if (number < 6) ownerOf.set(given.id, random.pick(owners).id)
  }
  truth.observe()
  trouble.isOn = false
  for (const { id } of gateways) people.importFrom(id, ownerOf)
  await scheduler.settle()
  trouble.isOn = true

  const ownerOfRow = (row: Row) => owners.find(({ id }) => id === row.userId)
  const loginOf = (row: Row) => findAccount(context, row.gatewayAccountId)?.identity.login ?? row.name

  function change(account: Account, status: SourceStatus, what: string, isTold = true) {
    setStatus(context, account, status)
    trace.write(`*** ${account.id} is ${status} (${what})`.replace('*** ', ''))
    if (isTold) announceStatus(context, account, status)
    truth.observe()
    trouble.count(what)
  }

  /** Much happens to one account at a time: only then do things meet. */
  let hot = { id: '', until: 0 }
  function pickRow(rows: readonly Row[]): Row | null {
    const live = rows.filter(({ removedAt }) => removedAt === null)
    if (live.length === 0) return null
    const chosen = live.find(({ id }) => id === hot.id && world.time.now < hot.until)
    if (chosen && random.chance(0.7)) return chosen
    const row = random.pick(live)
    if (!chosen) hot = { id: row.id, until: world.time.now + random.between(3, 12) * 60_000 }
    return row
  }

  /** One thing that happens at a gateway, to one of the accounts that are ours. */
  function atGateway(rows: readonly Row[]): void {
    const live = rows.filter(({ removedAt }) => removedAt === null)
    const row = pickRow(rows)
    if (!row) return
    const account = findAccount(context, row.gatewayAccountId)
    const isTold = random.chance(0.85)
    switch (random.pick(atGatewayKinds)) {
      case 'login lost':
        if (account) change(account, 'CREDENTIALS', 'login lost', isTold)
        return
      case 'permission lost':
        if (account) change(account, 'PERMISSIONS', 'permission lost', isTold)
        return
      case 'passing trouble':
        if (account)
          change(account, random.pick(['ERROR', 'STOPPED', 'CONNECTING']), 'passing trouble', isTold)
        return
      case 'works again':
        if (account) change(account, 'OK', 'works again', isTold)
        return
      case 'flapping':
        for (let turn = 0; account && turn < 4; turn++)
          change(account, turn % 2 === 0 ? 'CREDENTIALS' : 'OK', 'flapping')
        return
      case 'another person behind it':
        if (!account || random.chance(0.6)) return
        takeIdentity(context, account, identityOf('LINKEDIN', `stranger-${random.between(1, 3)}@example.com`))
        trouble.count('another person behind it')
        break
      case 'deleted at the gateway':
        if (!account || random.chance(0.4)) return
        removeAccount(context, account)
        if (isTold) announceStatus(context, account, 'DELETED')
        gone.push(account)
        trace.write(`${account.id} is deleted at its gateway`)
        trouble.count('deleted at the gateway')
        break
      case 'back at the gateway': {
        const back = gone.find(({ id }) => live.some(({ gatewayAccountId }) => gatewayAccountId === id))
        if (!back) return
        gone.splice(gone.indexOf(back), 1)
        context.state.accounts.push(back)
        announceStatus(context, back, 'OK')
        trace.write(`${back.id} is back at its gateway`)
        trouble.count('back at the gateway')
      }
    }
    truth.observe()
  }

  /** One that works is deleted, and its gateway says so. */
  function deleteOne(rows: readonly Row[]): Row | null {
    const row = rows.find(({ removedAt, status }) => removedAt === null && status === 'OK')
    const account = row && findAccount(context, row.gatewayAccountId)
    if (!account) return null
    removeAccount(context, account)
    announceStatus(context, account, 'DELETED')
    trace.write(`${account.id} is deleted at its gateway`)
    truth.observe()
    return row
  }

  /** One thing that somebody does. */
  async function byPeople(rows: readonly Row[]): Promise<void> {
    const row = pickRow(rows)
    const owner = row && ownerOfRow(row)
    const person = random.pick(owners)
    const provider = random.pick(['LINKEDIN', 'INSTAGRAM'] as const)
    const kind = random.pick(byPeopleKinds)
    const newcomer = `newcomer-${random.between(1, 3)}@example.com`
    if (kind === 'connect') people.connect(person, newcomer, provider)
    else if (kind === 'hosted connect') people.hosted(person, newcomer, provider)
    else if (kind === 'cookies')
      await people.bringCookie(person, random.pick([newcomer, 'person-0@example.com']))
    else if (kind === 'import') people.importFrom(random.pick(gateways).id, ownerOf)
    else if (kind === 'cancel') return people.cancel()
    else if (!row || !owner) return
    else if (kind === 'connect once more') people.connect(owner, loginOf(row), row.provider)
    else if (kind === 'reconnect') people.connect(owner, loginOf(row), row.provider, row.id)
    else if (kind === 'hosted reconnect') people.hosted(owner, loginOf(row), row.provider, row)
    else if (kind === 'wrong person reconnects')
      people.connect(owner, 'wrong@example.com', row.provider, row.id)
    else if (kind === 'reconnect by mail') return people.reconnectByMail(row, loginOf(row))
    else if (kind === 'check') people.check(row)
    else if (kind === 'resend') people.resend(row)
    else if (kind === 'remove') people.remove(row)
    trouble.count(kind)
  }

  return { atGateway, byPeople, deleteOne, visit: people.visit, foreign: new Set(['v1-account-6']) }
}

const atGatewayKinds = [
  ...([
    'login lost',
    'login lost',
    'login lost',
    'permission lost',
    'passing trouble',
    'works again',
  ] as const),
  ...([
    'works again',
    'works again',
    'flapping',
    'another person behind it',
    'deleted at the gateway',
  ] as const),
  'back at the gateway',
] as const

const byPeopleKinds = [
  ...([
    'connect',
    'hosted connect',
    'connect once more',
    'reconnect',
    'reconnect',
    'hosted reconnect',
  ] as const),
  ...([
    'wrong person reconnects',
    'reconnect by mail',
    'check',
    'check',
    'check',
    'check',
    'cancel',
    'cookies',
  ] as const),
  ...(['import', 'resend', 'remove'] as const),
] as const
