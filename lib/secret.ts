import { inspect } from 'node:util'

/**
 * A password, code, cookie or captcha token passing through one request. Printed, logged or turned into JSON, it reads
 * `[secret]`; only `reveal` returns the value, to the call that needs it.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
