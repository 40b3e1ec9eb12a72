/** Looks for new mail every two seconds and swaps the list only when it changed. */
export const mailboxScript = `
async function refresh() {
  if (document.hidden) return
  const answer = await fetch(location.href, { headers: { 'x-sandbox-refresh': '1' } })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live=list]')
  const shown = document.querySelector('[data-live=list]')
  if (fresh && fresh.innerHTML !== shown.innerHTML && !shown.contains(document.activeElement)) shown.replaceWith(fresh)
}
setInterval(() => refresh().catch(() => {}), 2000)
`
