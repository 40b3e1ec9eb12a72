/** Two jacks and the cable between them. */
export function LogoMark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        d="M8 10c0 22 16 20 16 6"
        fill="none"
        className="stroke-cable"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <circle cx="8" cy="8" r="4.6" className="fill-surface stroke-ink" strokeWidth="3" />
      <circle cx="24" cy="14" r="4.6" className="fill-surface stroke-ink" strokeWidth="3" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-[1.0625rem] font-semibold tracking-tight">
      <LogoMark /> Patchbay
    </span>
  )
}
