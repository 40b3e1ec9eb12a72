'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { LinkPending } from './link-pending'

interface NavLinkProps {
  href: string
  children: string
  /** Other addresses where it is highlighted; by default everything below its own. */
  alsoUnder?: string
}

export function NavLink({ href, children, alsoUnder = href }: NavLinkProps) {
  const path = usePathname()
  const isHere = path === href
  const isBeneath = path.startsWith(`${alsoUnder}/`)
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : isBeneath ? 'true' : undefined}
      className="relative inline-flex h-11 items-center rounded-t-control px-3 text-[0.9375rem] text-soft hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--cable)] md:text-sm"
    >
      {children}
      <LinkPending />
    </Link>
  )
}
