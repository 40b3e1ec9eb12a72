export const panelStyles = `
.panel { display: grid; gap: 1rem; max-width: 80rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 2rem) 4rem; }
.panel > *, .columns > * { min-width: 0; }
.intro { display: grid; gap: .25rem; margin-bottom: .5rem; }
.box { display: flex; flex-direction: column; gap: .875rem; padding: 1.125rem 1.25rem; border: 1px solid var(--line); border-radius: 18px; background: var(--card); }
.box > header { display: grid; gap: .125rem; }
.box > header p { font-size: .875rem; color: var(--muted); }
.box > header p.unusual { color: var(--warn); font-weight: 600; }
.count { margin-left: .25rem; padding: 0 .5rem; border-radius: 99px; background: var(--soft); color: var(--accent); font-size: .75rem; font-weight: 650; vertical-align: .125em; }
.empty { padding: 1.25rem 0; color: var(--muted); font-size: .9375rem; text-align: center; }
.modes, .columns { display: grid; gap: 1rem; }
.segments { display: flex; flex-wrap: wrap; gap: .375rem; }
.mode { min-height: 36px; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 10px; background: transparent; color: var(--ink); font-size: .875rem; font-weight: 550; }
.mode:hover { background: var(--soft); }
.mode[aria-pressed=true] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.inline { display: flex; align-items: center; gap: .5rem; margin-top: .75rem; font-size: .875rem; font-weight: 500; color: var(--muted); }
.inline input { width: 6.5rem; }
.panel input:not([type=checkbox]), .panel select, .panel textarea { min-height: 36px; padding: .25rem .625rem; border-radius: 9px; font-size: .875rem; }
.panel textarea { font-size: .8125rem; }
.panel label { font-size: .875rem; }

.accounts, .log { margin: 0; padding: 0; list-style: none; }
.accounts li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .5rem .875rem; align-items: center; padding: .75rem 0; border-top: 1px solid var(--line); }
.who { display: grid; line-height: 1.35; min-width: 0; }
.who > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.who .muted { font-size: .8125rem; }
.accounts .id { grid-column: 1 / -1; color: var(--muted); font-size: .75rem; overflow-wrap: anywhere; }
.accounts .acts { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem; }
.accounts form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.accounts select { width: auto; }
.check { display: inline-flex; align-items: center; gap: .375rem; font-weight: 450; font-size: .8125rem; color: var(--muted); white-space: nowrap; }
.check input { width: 1rem; min-height: 0; height: 1rem; margin: 0; accent-color: var(--accent); }
.badges { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .25rem; }
.badge { display: inline-flex; align-items: baseline; gap: .375rem; padding: .125rem .5625rem; border-radius: 99px; background: var(--bg); color: var(--muted); font-size: .75rem; font-weight: 650; white-space: nowrap; font-variant-numeric: tabular-nums; }
.badge small { font-size: .6875rem; font-weight: 500; }
.badge.good { background: var(--good-soft); color: var(--good); }
.badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.warn { background: var(--warn-soft); color: var(--warn); }

.log { max-height: 23rem; overflow-y: auto; margin: 0 -1.25rem -1.125rem; border-radius: 0 0 18px 18px; }
.log li { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem .75rem; padding: .5rem 1.25rem; border-top: 1px solid var(--line); font-size: .8125rem; }
.log .when { color: var(--muted); font-variant-numeric: tabular-nums; }
.log .what { display: grid; flex: 1 1 9rem; min-width: 0; }
.log .what.mono { display: block; overflow-wrap: anywhere; }
.log .what > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.log .acts { display: flex; gap: .375rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; align-items: end; }
.fields .inline { margin: 0; }
.fields button { justify-self: start; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
.toast { position: fixed; left: 50%; bottom: 1.25rem; translate: -50% 0; max-width: calc(100vw - 2rem); padding: .625rem 1.125rem; border-radius: 99px; background: var(--ink); color: var(--bg); font-size: .9375rem; font-weight: 550; box-shadow: var(--shadow); }
.toast.bad { background: var(--bad); color: var(--card); border-radius: 14px; }
.toast[hidden] { display: none; }
@media (min-width: 760px) {
  .modes { grid-template-columns: repeat(3, 1fr); }
  .columns { grid-template-columns: repeat(2, 1fr); align-items: start; }
}
@media (min-width: 1080px) {
  .accounts { display: grid; grid-template-columns: auto minmax(9rem, 1fr) auto auto auto; column-gap: .875rem; }
  .accounts li { grid-column: 1 / -1; grid-template-columns: subgrid; }
  .accounts .id, .accounts .acts, .badges { grid-column: auto; }
  .badges { flex-direction: column; align-items: flex-start; }
  .accounts .acts { flex-wrap: nowrap; justify-content: flex-end; }
  .accounts form { flex-wrap: nowrap; }
}
`
