import type { ReactNode } from 'react'

interface SceneProps {
  picture?: ReactNode
  children: ReactNode
}

/** One thing in the middle of a quiet page: signing in, repairing, coming back. */
export function Scene({ picture, children }: SceneProps) {
  return (
    <div className="card mx-auto w-full max-w-md px-5 py-8 md:px-8 md:py-10">
      {picture && <div className="mb-7 flex justify-center">{picture}</div>}
      {children}
    </div>
  )
}
