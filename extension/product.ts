/** What an adopter changes in manifest.json: its name, and the address of the dashboard. */
export function product(): { name: string; origin: string; host: string } {
  const { name, homepage_url } = chrome.runtime.getManifest()
  const { origin, host } = new URL(homepage_url ?? '')
  return { name, origin, host }
}
