/**
 * Presses buttons without leaving the page and swaps in what changed every two seconds. A part with the
 * focus, or with a field somebody changed, is left alone.
 */
export const panelScript = `
const toast = document.querySelector('.toast')
let hide

function say(text, bad) {
  toast.textContent = text
  toast.classList.toggle('bad', Boolean(bad))
  toast.hidden = false
  clearTimeout(hide)
  hide = setTimeout(() => { toast.hidden = true }, bad ? 8000 : 2500)
}

function isBusy(part) {
  const active = document.activeElement
  const typing = part.contains(active) && active.matches('input, select, textarea')
  return typing || part.dataset.touched === '1'
}

async function refresh(force) {
  if (document.hidden && !force) return
  const answer = await fetch('/', { headers: { 'x-sandbox-refresh': '1' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    if (!part.isConnected || isBusy(part)) continue
    const next = fresh.querySelector('[data-live="' + CSS.escape(part.dataset.live) + '"]')
    if (next && next.innerHTML !== part.innerHTML) swap(part, next)
  }
}

function swap(part, next) {
  const scrolled = part.querySelector('.log')?.scrollTop ?? 0
  const focused = part.contains(document.activeElement) ? pathTo(document.activeElement, part) : null
  part.replaceWith(next)
  if (next.querySelector('.log')) next.querySelector('.log').scrollTop = scrolled
  if (focused) focused.reduce((node, at) => node?.children[at], next)?.focus({ preventScroll: true })
}

function pathTo(node, root) {
  const path = []
  for (; node !== root; node = node.parentElement) path.unshift([...node.parentElement.children].indexOf(node))
  return path
}

document.addEventListener('input', (event) => {
  const part = event.target.closest('[data-live]')
  if (part) part.dataset.touched = '1'
})

document.addEventListener('submit', async (event) => {
  const form = event.target
  event.preventDefault()
  if (form.dataset.confirm && !confirm(form.dataset.confirm)) return
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(form, event.submitter)),
  }).catch(() => null)
  if (!answer) return say('The sandbox does not answer.', true)
  const result = await answer.json().catch(() => ({}))
  if (!answer.ok) return say(result.error ?? 'That did not work.', true)
  say('Done.')
  for (const part of document.querySelectorAll('[data-touched]')) if (part.contains(form)) delete part.dataset.touched
  await refresh(true)
})

setInterval(() => refresh().catch(() => {}), 2000)
`
