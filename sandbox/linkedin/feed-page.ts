import type { Member } from './member.ts'

/** The stand-in's only page: shows who is logged in, or a login form. */
export function feed(member: Member | undefined): string {
  const content = member
    ? `<p>Logged in as <strong>${escaped(member.name)}</strong></p>
       <form method="post" action="/logout"><button>Log out</button></form>`
    : `<form method="post" action="/login">
         <label>Member <input name="memberId" value="ACoAABByron" required></label>
         <label>Name <input name="name" value="Ada Byron" required></label>
         <label>Premium <input name="premium" type="checkbox"></label>
         <button>Log in</button>
       </form>`
  return `<!doctype html>
<html lang="en">
  <title>LinkedIn stand-in</title>
  <link rel="icon" href="data:,">
  <style>
    body { font: 1rem/1.5 system-ui; color: #1c1d22; background: #f4f4f6; margin: 3rem }
    main, form { display: grid; gap: 1rem; max-width: 24rem }
    label { display: grid }
    input, button { font: inherit; padding: 0.4rem }
    [type=checkbox] { justify-self: start }
  </style>
  <h1>Not LinkedIn</h1>
  <p>This page stands in for linkedin.com in this browser. Log in as anyone: no password is asked for.</p>
  <main>${content}</main>
</html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
