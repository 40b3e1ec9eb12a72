export const mailboxStyles = `
.mailbox { display: grid; min-height: calc(100dvh - 58px); }
.inbox, .reader { min-width: 0; }
.filter { display: flex; gap: .5rem; padding: 1rem; }
.mails { padding: 0; list-style: none; border-top: 1px solid var(--line); }
.mails a { display: grid; gap: .125rem; padding: .875rem 1rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
.mails a:hover { background: var(--soft); }
.mails a[aria-current] { background: var(--soft); box-shadow: inset 3px 0 0 var(--accent); }
.line { display: flex; justify-content: space-between; gap: 1rem; font-size: .8125rem; color: var(--muted); }
.who, .subject, .snippet { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.when { flex: none; font-variant-numeric: tabular-nums; }
.subject { font-weight: 600; }
.snippet { font-size: .875rem; color: var(--muted); }
.empty { padding: 3rem 1.5rem; color: var(--muted); text-align: center; }
.reader { display: flex; flex-direction: column; background: var(--card); }
.reader header { display: grid; gap: .875rem; padding: 1.25rem clamp(1rem, 3vw, 2rem) 0; border-bottom: 1px solid var(--line); }
.reader h1 { font-size: 1.3125rem; overflow-wrap: anywhere; }
.reader dl { display: grid; grid-template-columns: 3.25rem 1fr; gap: .125rem .5rem; margin: 0; font-size: .875rem; }
.reader dt { color: var(--muted); }
.reader dd { margin: 0; overflow-wrap: anywhere; }
.back { padding: 1rem 1rem 0; font-size: .9375rem; text-decoration: none; }
.tabs { display: flex; gap: 1.25rem; }
.tabs a { padding: .5rem 0; color: var(--muted); font-size: .9375rem; font-weight: 550; text-decoration: none; border-bottom: 2px solid transparent; }
.tabs a[aria-current] { color: var(--accent); border-color: var(--accent); }
.reader iframe { flex: 1; width: 100%; min-height: 34rem; border: 0; background: #fff; color-scheme: light; }
.reader pre { margin: 0; padding: 1.5rem clamp(1rem, 3vw, 2rem); font: .9375rem/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 859px) {
  .mailbox.reading .inbox, .mailbox:not(.reading) .reader { display: none; }
}
@media (min-width: 860px) {
  .mailbox { grid-template-columns: minmax(18rem, 24rem) 1fr; height: calc(100dvh - 58px); }
  .inbox { overflow-y: auto; border-right: 1px solid var(--line); }
  .reader { overflow-y: auto; }
  .back { display: none; }
}
`
