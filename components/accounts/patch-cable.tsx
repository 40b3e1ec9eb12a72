import type { ReactNode } from 'react'
import { LogoMark } from '../ui/logo'

export type CableState = 'plugged' | 'unplugged' | 'busy'

/** The provider's jack, ours, and the cable between: whole, pulled out, or being plugged in. Decoration. */
export function PatchCable({ left, state }: { left: ReactNode; state: CableState }) {
  return (
    <div aria-hidden="true" className="flex items-center">
      {left}
      <svg
        aria-hidden="true"
        viewBox="0 0 96 40"
        className="h-10 w-24"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
      >
        {state === 'plugged' && (
          <path d="M2 20c20 22 72 22 92 0" pathLength="1" className="cable-draw stroke-cable" />
        )}
        {state === 'busy' && <path d="M2 20c20 22 72 22 92 0" className="cable-flow stroke-cable" />}
        {state === 'unplugged' && (
          <>
            <path d="M94 20c-8 9-18 14-28 16" className="stroke-cable" />
            <path d="m66 36-7 .8" className="stroke-ink" strokeWidth="7" />
            <path d="M2 20h8" className="stroke-line-strong" strokeDasharray="1 6" />
          </>
        )}
      </svg>
      <span className="card grid size-14 place-items-center !rounded-2xl">
        <LogoMark className="size-8" />
      </span>
    </div>
  )
}
