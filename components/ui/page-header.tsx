import type { ReactNode } from 'react'

interface PageHeaderProps {
  title: ReactNode
  /** A link back up. */
  above?: ReactNode
  children?: ReactNode
  action?: ReactNode
}

export function PageHeader({ title, above, children, action }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {above}
        <h1 className="text-2xl font-semibold tracking-tight [overflow-wrap:anywhere] md:text-[1.75rem]">
          {title}
        </h1>
        {children && <div className="mt-1 text-soft">{children}</div>}
      </div>
      {action}
    </header>
  )
}
