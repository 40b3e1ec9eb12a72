import type { ReactNode } from 'react'

interface PageHeaderProps {
  title: ReactNode
  /** A link back up. */
  above?: ReactNode
  /** Shown to the left of the title and text. */
  picture?: ReactNode
  children?: ReactNode
  action?: ReactNode
}

export function PageHeader({ title, above, picture, children, action }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {above}
        <div className="flex items-center gap-4">
          {picture}
          <div className="min-w-0">
            <h1 className="text-2xl font-semibold tracking-tight [overflow-wrap:anywhere] md:text-[1.75rem] md:leading-tight">
              {title}
            </h1>
            {children && <div className="mt-1 [overflow-wrap:anywhere] text-soft">{children}</div>}
          </div>
        </div>
      </div>
      {action}
    </header>
  )
}
