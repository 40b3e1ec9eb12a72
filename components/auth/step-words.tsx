import type { ReactNode } from 'react'

interface StepWordsProps {
  title: string
  children?: ReactNode
  /** Whether screen readers announce it when it replaces another step. */
  live?: boolean
}

/** The heading of a step and the sentence below it. */
export function StepWords({ title, children, live = false }: StepWordsProps) {
  return (
    <div className="text-center" role={live ? 'status' : undefined}>
      <h1 className="text-xl font-semibold [overflow-wrap:anywhere]">{title}</h1>
      {children && <div className="mt-2 text-soft">{children}</div>}
    </div>
  )
}
