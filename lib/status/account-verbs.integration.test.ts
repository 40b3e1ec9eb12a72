import { describe, expect, test } from 'vitest'
import { openWorld } from '@/test/world'
import { countByStatus, findAnyAccount, listAllAccounts } from '../accounts/admin-queries'
import { listHistory } from '../accounts/history'
import { findAccount, listAccounts } from '../accounts/queries'
import { renameAccount } from '../accounts/rename-account'
import type { SignedIn } from '../actor'
import { getDb } from '../db'
import { startReconnect } from '../intents/start-reconnect'
import { sweep } from '../jobs/sweep'
import { copyReconnectLink } from '../outages/copy-reconnect-link'
import { receiveEvent } from '../webhooks/receive-event'
import { checkAccount } from './check-account'
import { removeAccount } from './remove-account'

const world = await openWorld()
const customer = (userId: string): SignedIn => ({ kind: 'CUSTOMER', userId })
const admin: SignedIn = { kind: 'ADMIN', userId: 'an-admin' }
const row = (id: string) => getDb().connectedAccount.findUniqueOrThrow({ where: { id } })

describe('an account of somebody else', () => {
  test.each<[string, (actor: SignedIn, accountId: string) => Promise<unknown>]>([
    ['rename', (actor, accountId) => renameAccount(actor, { accountId, label: 'Mine' })],
    ['remove', (actor, accountId) => removeAccount(actor, { accountId, typedName: 'x' })],
    ['check', (actor, accountId) => checkAccount(actor, { accountId })],
    [
      'reconnect',
      (actor, accountId) => startReconnect({ kind: 'CUSTOMER', userId: actor.userId }, { accountId }),
    ],
    ['link', (actor, accountId) => copyReconnectLink(actor, { accountId })],
  ])('answers %s exactly as one that does not exist', async (_verb, call) => {
    const [theirs, me] = [await world.makeAccount(), await world.makePerson()]
    const refusals = await Promise.all(
      [theirs.id, 'no-such-account'].map((id) => call(customer(me.id), id).catch((error: unknown) => error)),
    )
    expect(refusals).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND' }),
      expect.objectContaining({ code: 'NOT_FOUND' }),
    ])
    expect(await row(theirs.id)).toEqual(theirs)
  })

  test('is not found by its id', async () => {
    const [theirs, me] = [await world.makeAccount(), await world.makePerson()]
    expect(await findAccount(me.id, theirs.id)).toBeNull()
    expect((await findAccount(theirs.userId, theirs.id))?.id).toBe(theirs.id)
  })
})

describe('removing', () => {
  test('needs its name, and then takes it away here and at the gateway, and says so in its history', async () => {
    const account = await world.makeBroken({ name: 'Ada  Lovelace' })
    const actor = customer(account.userId)
    const refused = removeAccount(actor, { accountId: account.id, typedName: 'Ada' })
    await expect(refused).rejects.toMatchObject({ code: 'NAME_MISMATCH' })
    expect(await world.isAtGateway(account.gatewayAccountId)).toBe(true)

    await removeAccount(actor, { accountId: account.id, typedName: ' ada lovelace ' })
    expect(await world.isAtGateway(account.gatewayAccountId)).toBe(false)
    expect((await listAccounts(account.userId)).accounts).toEqual([])
    expect(await findAnyAccount(account.id)).toMatchObject({ status: 'DELETED', removedAt: expect.any(Date) })
    const told = (await listHistory(account.id)).map((item) =>
      item.kind === 'AUDIT' ? item.action : item.kind,
    )
    expect(told).toContain('ACCOUNT_REMOVED')
    expect(await getDb().outage.count({ where: { accountId: account.id, closedAt: null } })).toBe(0)
  })

  test('changes nothing while the gateway cannot be asked', async () => {
    const account = await world.makeAccount()
    await world.control('gateway', { mode: 'down' })
    const refused = removeAccount(customer(account.userId), {
      accountId: account.id,
      typedName: account.name,
    })
    await expect(refused).rejects.toMatchObject({ code: 'GATEWAY_UNAVAILABLE' })
    await world.control('gateway', { mode: 'up' })
    expect(await row(account.id)).toMatchObject({ removedAt: null, status: 'OK' })
  })

  test('settles what was told of it and could not be read yet', async () => {
    const account = await world.makeAccount()
    await world.control('gateway', { mode: 'down' })
    const body = JSON.stringify({ AccountStatus: { account_id: account.gatewayAccountId, message: 'ERROR' } })
    const headers = { 'unipile-auth': 'secret' }
    await receiveEvent(new Request('http://patchbay.test/', { method: 'POST', headers, body }), 'UNIPILE_V1')
    await world.pass({ seconds: 1 })
    await world.runDue()
    expect((await row(account.id)).nextReadAt).not.toBeNull()
    await world.control('gateway', { mode: 'up' })
    await removeAccount(customer(account.userId), { accountId: account.id, typedName: account.name })
    // The job of the planned read got lost with its process.
    await getDb().$executeRaw`DELETE FROM graphile_worker._private_jobs`
    await world.pass({ minutes: 2 })
    await sweep()
    await world.runDue()
    const waiting = { accountId: account.id, outcome: 'RECEIVED' } as const
    expect(await getDb().webhookEvent.count({ where: waiting })).toBe(0)
  })

  test('what is gone at the gateway already still works', async () => {
    const account = await world.makeAccount()
    await world.control('delete-account', { account_id: account.gatewayAccountId, silent: true })
    await removeAccount(customer(account.userId), { accountId: account.id, typedName: account.name })
    expect((await row(account.id)).removedAt).not.toBeNull()
  })
})

test('renaming is shown, recorded, and undone by an empty name', async () => {
  const account = await world.makeAccount({ name: 'Grace' })
  const actor = customer(account.userId)
  await renameAccount(actor, { accountId: account.id, label: '  Sales inbox ' })
  expect(await findAccount(account.userId, account.id)).toMatchObject({
    name: 'Sales inbox',
    gatewayName: 'Grace',
  })
  await renameAccount(actor, { accountId: account.id, label: ' ' })
  expect(await findAccount(account.userId, account.id)).toMatchObject({ name: 'Grace', label: null })
  const details = (await listHistory(account.id)).flatMap((item) =>
    item.kind === 'AUDIT' ? [item.detail] : [],
  )
  expect(details).toEqual([
    { from: 'Sales inbox', to: 'Grace' },
    { from: 'Grace', to: 'Sales inbox' },
  ])
})

test('checking looks at the gateway; when that fails it is the gateway’s trouble, said so', async () => {
  const account = await world.makeAccount()
  await world.setAtGateway(account, 'PERMISSIONS')
  expect(await checkAccount(admin, { accountId: account.id })).toEqual({
    status: 'PERMISSIONS',
    repairing: false,
  })
  await world.control('gateway', { mode: 'unauthorized' })
  const refused = checkAccount(admin, { accountId: account.id })
  await expect(refused).rejects.toMatchObject({ code: 'GATEWAY_KEY_REFUSED' })
  await world.control('gateway', { mode: 'up' })
})

test('the audit cannot be changed, emptied or cut', async () => {
  const account = await world.makeAccount()
  await renameAccount(customer(account.userId), { accountId: account.id, label: 'Kept' })
  for (const sql of [
    'UPDATE "AuditEntry" SET "actorId" = NULL',
    'DELETE FROM "AuditEntry"',
    'TRUNCATE "AuditEntry"',
  ]) {
    await expect(getDb().$executeRawUnsafe(sql)).rejects.toThrow(/append-only/)
  }
})

describe('the lists', () => {
  test('show what needs the owner first, of that the oldest, page by page without a gap', async () => {
    const person = await world.makePerson()
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
    await getDb().connectedAccount.createMany({
      data: Array.from({ length: 120 }, (_, index) => ({
        userId: person.id,
        gateway: 'UNIPILE_V1' as const,
        gatewayAccountId: `list-${index}`,
        provider: 'LINKEDIN' as const,
        name: `Listed ${index}`,
        status: (['OK', 'CREDENTIALS', 'ERROR'] as const)[index % 3] ?? 'OK',
        statusSince: at((index * 7) % 120),
      })),
    })
    for (const list of [
      (cursor?: string) => listAccounts(person.id, cursor),
      (cursor?: string) => listAllAccounts({ search: 'listed', cursor }),
    ]) {
      const pages = []
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await list(cursor)
        pages.push(page.accounts)
        cursor = page.nextCursor ?? undefined
        more = page.nextCursor !== null
      }
      const all = pages.flat()
      expect(pages.map((page) => page.length)).toEqual([50, 50, 20])
      expect(new Set(all.map(({ id }) => id)).size).toBe(120)
      expect(all.map(({ status }) => status)).toEqual([
        ...Array(40).fill('CREDENTIALS'),
        ...Array(40).fill('ERROR'),
        ...Array(40).fill('OK'),
      ])
      const since = all.slice(0, 40).map(({ statusSince }) => statusSince.getTime())
      expect(since).toEqual(since.toSorted((left, right) => left - right))
    }
    expect(await listAccounts(person.id)).toMatchObject({ total: 120, needOwner: 40 })
  })

  test('find an account by its name, its label, its handle, or its owner', async () => {
    const owner = await getDb().user.create({ data: { email: 'zoe.quill@example.com', name: 'Zoë Quill' } })
    const account = await world.makeAccount({ userId: owner.id, name: 'Quokka Trading' })
    await renameAccount(admin, { accountId: account.id, label: 'Numbat desk' })
    for (const search of ['quokka', 'NUMBAT', 'zoe.quill', 'zoë']) {
      expect((await listAllAccounts({ search })).accounts.map(({ id }) => id)).toEqual([account.id])
    }
    expect((await listAllAccounts({ search: '100%_nothing' })).accounts).toEqual([])
    expect((await listAllAccounts({ search: 'quokka', provider: 'WHATSAPP' })).accounts).toEqual([])
    expect(
      (await listAllAccounts({ search: 'quokka', status: 'OK', provider: 'LINKEDIN' })).accounts,
    ).toHaveLength(1)
  })

  test('take a cursor that is none as the first page', async () => {
    for (const cursor of ['', 'nonsense', Buffer.from('[1]').toString('base64url')]) {
      expect((await listAllAccounts({ cursor })).accounts.length).toBeGreaterThan(0)
    }
  })

  test('count every status once', async () => {
    const counts = await countByStatus()
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(await getDb().connectedAccount.count())
  })
})
