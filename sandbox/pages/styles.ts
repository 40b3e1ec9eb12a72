/** The sandbox's only style sheet: plain, mobile first, light and dark. */
export const styles = `
:root {
  color-scheme: light dark;
  --bg: #f5f7f6; --card: #fff; --ink: #16211e; --muted: #53615d; --line: #dfe5e2; --field: #7c8a85;
  --accent: #0c6b60; --accent-hover: #095349; --on-accent: #fff; --soft: #e4f2ef;
  --good: #17653a; --good-soft: #e3f4e9; --bad: #a1261b; --bad-soft: #fdebe9; --warn: #7a5000; --warn-soft: #fcf2da;
  --shadow: 0 1px 2px rgb(10 30 25 / .05), 0 12px 32px -12px rgb(10 30 25 / .14);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #0e1413; --card: #161e1c; --ink: #e7eeeb; --muted: #9fafaa; --line: #2a3532; --field: #6c7d78;
    --accent: #56d0bf; --accent-hover: #7cdfd1; --on-accent: #04211d; --soft: #14322d;
    --good: #82d8a4; --good-soft: #12301f; --bad: #ff9f94; --bad-soft: #3b1b18; --warn: #efc56c; --warn-soft: #342a11;
    --shadow: 0 1px 2px rgb(0 0 0 / .3), 0 16px 40px -16px rgb(0 0 0 / .6);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100dvh; background: var(--bg); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
  -webkit-font-smoothing: antialiased;
}
h1, h2, h3, p, ul, ol, figure { margin: 0; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.02em; font-weight: 650; }
h2 { font-size: 1.0625rem; line-height: 1.35; letter-spacing: -.01em; font-weight: 650; }
h3 { font-size: .9375rem; font-weight: 650; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
code, .mono { font-family: var(--mono); font-size: .84em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.muted { color: var(--muted); }
.small { font-size: .875rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.stack { display: grid; gap: 1rem; }
.tight { gap: .375rem; }

button, .button {
  display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: 46px; padding: .625rem 1.125rem;
  border: 1px solid transparent; border-radius: 12px; background: var(--accent); color: var(--on-accent);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; transition: background-color .12s;
}
button:hover, .button:hover { background: var(--accent-hover); }
.button.plain, button.plain { background: transparent; color: var(--ink); border-color: var(--line); }
.button.plain:hover, button.plain:hover { background: var(--soft); }
button.quiet, .quiet { background: transparent; color: var(--muted); font-weight: 500; }
button.quiet:hover { background: var(--soft); color: var(--ink); }
button.small, .button.small { min-height: 36px; padding: .25rem .75rem; border-radius: 9px; font-size: .875rem; }
.full { width: 100%; }

label, .label { display: block; font-weight: 550; font-size: .9375rem; }
input, select, textarea {
  width: 100%; min-height: 46px; padding: .5rem .75rem; border: 1px solid var(--field); border-radius: 11px;
  background: var(--card); color: var(--ink); font: inherit;
}
input:focus, select:focus, textarea:focus { outline: 2px solid var(--accent); outline-offset: -1px; border-color: var(--accent); }
input.code { font-size: 1.5rem; letter-spacing: .35em; text-align: center; font-variant-numeric: tabular-nums; }
input[type=radio] { width: 1.125rem; min-height: 0; height: 1.125rem; margin: 0; accent-color: var(--accent); flex: none; }
.field { display: grid; gap: .375rem; }
fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .5rem; font-weight: 550; font-size: .9375rem; }

.wizard { display: flex; flex-direction: column; align-items: center; min-height: 100dvh; padding: 1rem 1rem 2rem; }
.stand-in { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: .25rem .625rem; padding: .5rem 0 1.25rem; font-size: .8125rem; color: var(--muted); text-align: center; }
.tag { display: inline-flex; align-items: center; padding: .125rem .5rem; border-radius: 99px; background: var(--warn-soft); color: var(--warn); font-size: .75rem; font-weight: 650; letter-spacing: .01em; white-space: nowrap; }
.card { width: 100%; max-width: 27.5rem; padding: 1.5rem; border: 1px solid var(--line); border-radius: 20px; background: var(--card); box-shadow: var(--shadow); }
.card > footer { margin-top: 1rem; display: grid; }
.below { width: 100%; max-width: 27.5rem; margin-top: 1rem; }
.title { display: grid; gap: .875rem; margin-bottom: 1.25rem; }
.title p { color: var(--muted); }
.mark { display: grid; place-items: center; width: 3rem; height: 3rem; border-radius: 14px; background: var(--soft); color: var(--accent); flex: none; }
.mark.little { width: 2.25rem; height: 2.25rem; border-radius: 10px; }
.mark.bad { background: var(--bad-soft); color: var(--bad); }
.mark.warn { background: var(--warn-soft); color: var(--warn); }
.mark.good { background: var(--good-soft); color: var(--good); }
.mark svg { width: 52%; height: 52%; }
.alert { display: block; padding: .75rem .875rem; border-radius: 12px; background: var(--bad-soft); color: var(--bad); font-size: .9375rem; }
.choices { display: grid; gap: .5rem; padding: 0; list-style: none; }
.choice { display: flex; align-items: center; gap: .875rem; width: 100%; min-height: 58px; padding: .5rem .875rem .5rem .625rem; border: 1px solid var(--line); border-radius: 14px; background: var(--card); color: var(--ink); font-weight: 550; text-decoration: none; cursor: pointer; }
.choice:hover { background: var(--soft); border-color: var(--accent); }
.choice:has(input:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice.person { padding-left: .875rem; font-weight: 500; min-height: 50px; overflow-wrap: anywhere; }
.choice .go { display: flex; margin-left: auto; color: var(--muted); }
.scopes { display: grid; gap: .375rem; padding: .875rem 1rem .875rem 2rem; border-radius: 12px; background: var(--bg); font-size: .9375rem; color: var(--muted); }
.puzzle { padding: 1rem; }
.puzzle h1 { font-size: 1.25rem; }
.pair { display: grid; grid-template-columns: 1fr 1.4fr; gap: .625rem; }
.qr { display: grid; place-items: center; padding: 1rem; border-radius: 16px; background: #fff; border: 1px solid var(--line); }
.qr img { display: block; width: min(100%, 232px); height: auto; aspect-ratio: 1; }
.qr.dead img { opacity: .12; }
.steps { display: grid; gap: .375rem; padding-left: 1.25rem; color: var(--muted); font-size: .9375rem; }

details { border: 1px dashed var(--field); border-radius: 14px; background: transparent; }
summary { padding: .75rem 1rem; min-height: 44px; cursor: pointer; font-size: .875rem; font-weight: 600; color: var(--muted); }
details[open] > summary { color: var(--ink); }
details > .inside { padding: 0 1rem 1rem; display: grid; gap: .75rem; }
.hints { display: grid; gap: .5rem; padding: 0; list-style: none; font-size: .875rem; }
.hints li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .75rem; align-items: baseline; }
.hints code { justify-self: start; padding: .0625rem .4375rem; border-radius: 6px; background: var(--soft); color: var(--accent); font-weight: 600; }
.hints span { color: var(--muted); overflow-wrap: anywhere; }

.bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .75rem clamp(1rem, 3vw, 2rem); background: var(--card); border-bottom: 1px solid var(--line); }
.bar strong { font-weight: 700; letter-spacing: -.01em; }
.bar nav { display: flex; gap: .25rem; margin-left: auto; }
.bar nav a { padding: .375rem .75rem; border-radius: 9px; color: var(--muted); font-size: .9375rem; font-weight: 550; text-decoration: none; }
.bar nav a:hover { background: var(--soft); color: var(--ink); }
.bar nav a[aria-current] { background: var(--soft); color: var(--accent); }
`
