import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'

export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="mb-1 -ml-1 inline-flex min-h-11 items-center gap-1.5 rounded-control px-1 text-sm text-soft hover:text-ink md:min-h-8"
    >
      <ArrowLeft className="size-4" /> {children}
    </Link>
  )
}
