import { drawBadge } from './badge.ts'
import { isDue } from './due.ts'
import { readSession } from './linkedin-cookies.ts'
import type { Message } from './messages.ts'
import { pair, unpair } from './pairing.ts'
import { read } from './store.ts'
import { sync } from './sync.ts'

// No alarms: they would be one more permission to ask for, and in a browser that nobody uses no cookie changes. Whoever
// uses it switches tabs and windows, which wakes this worker and shows it no address.
chrome.runtime.onStartup.addListener(wakeSoon)
chrome.runtime.onInstalled.addListener(wakeSoon)
chrome.tabs.onActivated.addListener(wakeSoon)
chrome.windows.onFocusChanged.addListener(wakeSoon)
// Only LinkedIn's cookies: the manifest does not let this extension see any others.
chrome.cookies.onChanged.addListener(wakeSoon)

chrome.runtime.onMessage.addListener((message: Message, _sender, respond) => {
  handle(message).then(respond)
  return true
})

void drawBadge()

function handle(message: Message): Promise<unknown> {
  switch (message.do) {
    case 'look':
      return wake(true)
    case 'sync':
      return inTurn(() => sync({ connect: message.connect }))
    case 'pair':
      return pair(message.code).then((fault) => {
        if (!fault) void wake()
        return fault
      })
    case 'unpair':
      return unpair().then(drawBadge)
  }
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Signing in changes several cookies at once: one check, a little later, sees them all. */
function wakeSoon(): void {
  if (timer) return
  timer = setTimeout(() => {
    timer = undefined
    void wake()
  }, 2000)
}

function wake(isWatched = false): Promise<void> {
  return inTurn(async () => {
    const { fingerprint } = await readSession()
    if (isDue(await read(), { now: Date.now(), fingerprint, isWatched })) await sync()
  })
}

let last: Promise<unknown> = Promise.resolve()

/** One sync at a time. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.catch(() => {}).then(work)
  last = turn
  return turn.finally(afterTurn)
}

let next: ReturnType<typeof setTimeout> | undefined

/** Waits here for what is due within seconds; for anything later, another event wakes the extension. */
async function afterTurn(): Promise<void> {
  await drawBadge()
  const { token, dueAt } = await read()
  const wait = dueAt - Date.now()
  clearTimeout(next)
  if (token && wait < 20_000) next = setTimeout(wake, Math.max(wait, 1000))
}
