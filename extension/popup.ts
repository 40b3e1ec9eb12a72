import { linkedin } from './linkedin-cookies.ts'
import { send } from './messages.ts'
import { faultText, helpAddress, type Shown, shown } from './popup-view.ts'
import { product } from './product.ts'
import type { Kept } from './state.ts'
import { onChange, read } from './store.ts'
import { ago, say } from './words.ts'

const { name, origin, host } = product()
const main = document.querySelector('main') as HTMLElement
const at = <T extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as T
const code = at<HTMLInputElement>('code')
const sync = at<HTMLButtonElement>('sync')

drawFixed()
await draw()
if (!at('pairing').hidden) code.focus()
onChange(draw)
void send({ do: 'look' })
setInterval(() => {
  void send({ do: 'look' })
  void draw()
}, 5000)

/** The parts that no state changes. */
function drawFixed(): void {
  document.documentElement.lang = say('language')
  document.title = name
  at('product').textContent = name
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]'))
    element.textContent = say(element.dataset.say ?? '', name)
  at<HTMLAnchorElement>('settings').href = `${origin}/settings#extension`
  link('dashboard', host, origin)
}

async function draw(): Promise<void> {
  const kept = await read()
  const view = shown(kept)
  main.dataset.state = kept.view.state
  main.dataset.cable = view.cable
  put('badge', say(view.badge))
  at('badge').dataset.tone = view.tone
  const refusal = 'code' in kept.view ? kept.view.code : ''
  put('title', say(view.title, name, host))
  put('text', say(view.text, name, host, refusal))
  put('member', 'url' in kept.view ? memberLine(kept) : '')
  put('note', kept.view.state === 'unpaired' && !kept.view.wasTold ? say('not_told', host) : '')
  put('last', kept.token && kept.lastSyncAt ? say('last_sync', ago(kept.lastSyncAt, Date.now())) : '')
  drawAction(kept, view)
  at('unpair').hidden = !kept.token
  if (!kept.token) askToUnpair(false)
}

/** Who it is at LinkedIn, and what the account is called in the dashboard when that is something else. */
function memberLine({ member, view }: Kept): string {
  const called = 'name' in view ? view.name : null
  if (!member?.name) return called ?? ''
  return called && called !== member.name ? say('member_as', member.name, called) : member.name
}

function drawAction(kept: Kept, { action }: Shown): void {
  at('pairing').hidden = action?.kind !== 'code'
  sync.hidden = action?.kind !== 'sync'
  if (action?.kind === 'sync') {
    sync.textContent = say(action.label)
    sync.classList.toggle('main', action.isMain)
    sync.onclick = () => syncNow(action.connect ?? false)
  }
  const lead = at('lead')
  lead.hidden = action?.kind !== 'linkedin' && action?.kind !== 'dashboard'
  if (action?.kind === 'linkedin') {
    link('lead', say(action.label), `${linkedin}/`)
    lead.classList.add('main')
  }
  if (action?.kind === 'dashboard') {
    link('lead', say(action.label), helpAddress(kept, origin))
    lead.classList.toggle('main', action.isMain)
  }
}

async function syncNow(connect: boolean): Promise<void> {
  if (sync.ariaBusy === 'true') return
  sync.ariaBusy = 'true'
  await send({ do: 'sync', connect }).finally(() => {
    sync.ariaBusy = null
  })
  await draw()
  if (sync.hidden) at('title').focus()
}

at('pairing').addEventListener('submit', async (event) => {
  event.preventDefault()
  const button = at('pair')
  if (button.ariaBusy === 'true') return
  showFault(null)
  button.ariaBusy = 'true'
  const fault = await send({ do: 'pair', code: code.value }).finally(() => {
    button.ariaBusy = null
  })
  showFault(fault)
  if (fault) return code.focus()
  code.value = ''
  await draw()
  at('title').focus()
})

function showFault(fault: string | null): void {
  const text = faultText(fault)
  put('fault', text ? say(text, name, host, fault ?? '') : '')
  at('hint').hidden = text !== null
  code.ariaInvalid = text ? 'true' : null
}

at('unpair').addEventListener('click', () => askToUnpair(true))
at('keep').addEventListener('click', () => askToUnpair(false))
at('unpair-now').addEventListener('click', async () => {
  await send({ do: 'unpair' })
  await draw()
  at('title').focus()
})

function askToUnpair(isAsking: boolean): void {
  if (at('confirm').hidden === !isAsking) return
  at('confirm').hidden = !isAsking
  at('where').hidden = isAsking
  at(isAsking ? 'keep' : 'unpair').focus()
}

/** Only what changed is written, so that screen readers repeat nothing. */
function put(id: string, text: string): void {
  const element = at(id)
  element.hidden = !text
  if (element.textContent !== text) element.textContent = text
}

function link(id: string, text: string, href: string): void {
  put(id, text)
  at<HTMLAnchorElement>(id).href = href
}
