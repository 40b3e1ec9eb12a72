import type { ReactNode } from 'react'

interface EmptyStateProps {
  picture?: ReactNode
  title: string
  children: ReactNode
  action?: ReactNode
}

/** For an empty page or list: says so, why, and what to do about it. */
export function EmptyState({ picture, title, children, action }: EmptyStateProps) {
  return (
    <div className="card grid justify-items-center gap-3 px-6 py-12 text-center md:py-16">
      {picture}
      <h2 className="text-lg font-semibold">{title}</h2>
      <div className="max-w-md text-soft">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
