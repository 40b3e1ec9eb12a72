import type { Member } from './linkedin'

/** The stand-in's only page: who is logged in, or the form to. */
export function feed(member: Member | undefined): string {
  const content = member
    ? `<p>Logged in as <strong>${escaped(member.name)}</strong></p>
       <form method="post" action="/logout"><button>Log out</button></form>`
    : `<form method="post" action="/login">
         <label>Member <input name="memberId"></label>
         <label>Name <input name="name"></label>
         <label>Premium <input name="premium" type="checkbox"></label>
         <button>Log in</button>
       </form>`
  return `<!doctype html>
<html lang="en">
  <title>LinkedIn stand-in</title>
  <link rel="icon" href="data:,">
  <main>${content}</main>
</html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
