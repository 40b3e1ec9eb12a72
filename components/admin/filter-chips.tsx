import Link from 'next/link'

export interface Chip {
  label: string
  count?: number
  href: string
  isOn: boolean
}

/** Counts that act as filters. Each is a link, so a filter is part of the address. */
export function FilterChips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 pb-1 md:mx-0 md:px-0">
      <ul className="flex gap-2 md:flex-wrap">
        {chips.map((chip) => (
          <li key={chip.label}>
            <Link
              href={chip.href}
              scroll={false}
              aria-current={chip.isOn ? 'true' : undefined}
              className="inline-flex h-11 items-center gap-2 rounded-full border border-line bg-surface px-3.5 text-sm whitespace-nowrap text-soft hover:border-line-strong hover:text-ink aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:text-ink md:h-9"
            >
              {chip.label}
              {chip.count !== undefined && (
                <span className="font-semibold text-ink tabular-nums">{chip.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
