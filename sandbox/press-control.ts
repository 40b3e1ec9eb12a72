/** Does over HTTP what a button of the control panel does: POST /control/<name>. */
export async function pressControl(
  sandboxUrl: string,
  name: string,
  body: object = {},
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${sandboxUrl}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`The sandbox refused ${name}: ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}
