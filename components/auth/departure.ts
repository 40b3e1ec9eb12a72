// Only the page on which somebody just pressed “Continue with …” leaves for the provider by itself. Whoever comes back,
// reloads or looks from another tab finds a button: this lives no longer than the page.
let isExpected = false

export function expectDeparture(): void {
  isExpected = true
}

export function takeDeparture(): boolean {
  const was = isExpected
  isExpected = false
  return was
}
