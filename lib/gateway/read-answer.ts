import { log } from '../log'
import { GatewayError } from './gateway-error'
import type { HttpAnswer } from './http'
import { shapeOf } from './shape-of'

/** Parses a gateway's answer. If that fails, logs the answer's shape for the operator and throws. */
export function readAnswer<T>(answer: HttpAnswer, parse: (json: unknown) => T | null): T {
  const read = parse(answer.json)
  if (read !== null) return read
  log.error(
    { call: answer.call, httpStatus: answer.status, shape: shapeOf(answer.json) },
    'a gateway answered what we cannot read',
  )
  throw new GatewayError('UNREADABLE', { httpStatus: answer.status })
}
