import Link from 'next/link'

interface MethodLinksProps {
  title: string
  links: { href: string; label: string }[]
  className?: string
}

/** A line of quiet links. */
export function MethodLinks({ title, links, className = '' }: MethodLinksProps) {
  if (links.length === 0) return null
  return (
    <nav aria-label={title} className={`flex flex-wrap items-center gap-x-4 text-sm ${className}`}>
      <span className="text-soft">{title}</span>
      {links.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4 md:min-h-8"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
