/** A gray placeholder the size of what is loading. Silent: the region around it says that it is busy. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={`shimmer block ${className}`} />
}
