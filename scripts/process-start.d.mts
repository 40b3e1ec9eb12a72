export function startOf(pid: number): string | null
export function parentOf(pid: number): number | null
