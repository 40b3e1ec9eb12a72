import { expect, test } from 'vitest'
import { readCode } from './read-code.ts'

test.each([
  ['7KD2M-Q4XNP', '7KD2M-Q4XNP'],
  [' 7kd2m q4xnp ', '7KD2M-Q4XNP'],
  ['7KD2MQ4XNP', '7KD2M-Q4XNP'],
  ['7KD2M – Q4XNP', '7KD2M-Q4XNP'],
  ['oil00-00000', '01100-00000'],
])('%s is understood however it is typed', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test.each(['', 'ABC', '7KD2M-Q4XN', '7KD2M-Q4XNPP', '7KD2M-Q4XNU', '7KD2M_Q4XNP'])(
  '%s is no code',
  (typed) => {
    expect(readCode(typed)).toBeNull()
  },
)
